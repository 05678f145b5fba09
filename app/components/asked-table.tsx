import { type Mark, marks } from "~/app/domain/outcomes/marks";
import { standingAt } from "~/app/domain/outcomes/standing";
import { DataTable } from "./data-table";
import { momentInWords } from "./event-when";
import { markWords } from "./outcome-words";

export interface AskedRow {
  id: string;
  legalName: string;
  contactName: string;
  contactPhone: string | null;
  asked: readonly { mark: Mark; turn: number; askedAt: Date }[];
  answered: readonly { mark: Mark; at: Date }[];
  askedAt: readonly Mark[];
  answeredAt: readonly Mark[];
  declinedAt: Date | null;
  hasDeclined: boolean;
  isWithdrawn: boolean;
}

export interface AskedTableProps {
  eventId: string;
  rows: readonly AskedRow[];
  zone: string;
}

/** Which employers were asked when, and what came of it. */
export function AskedTable({ eventId, rows, zone }: AskedTableProps) {
  return (
    <DataTable
      caption="Employers of this event"
      isCaptionHidden
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "employer",
          header: "Employer",
          isRowHeader: true,
          cell: (row) => (
            <a href={`/staff/events/${eventId}/outcomes/${row.id}`}>
              <bdi>{row.legalName}</bdi>
            </a>
          ),
        },
        ...marks.map((mark) => ({
          key: `mark-${mark}`,
          header: markWords[mark],
          cell: (row: AskedRow) => markInWords(row, mark, zone),
        })),
        { key: "stop", header: "Asked no more", cell: (row) => stopInWords(row, zone) },
        {
          key: "phone",
          header: "Whom to call",
          cell: ({ contactName, contactPhone }) => (
            <>
              <bdi>{contactName}</bdi> {contactPhone && <bdi>{contactPhone}</bdi>}
            </>
          ),
        },
      ]}
    />
  );
}

/** "Answered on Tue, Dec 8, 10:12 AM. Asked twice, last on Tue, Dec 8, 10:00 AM", "Not asked". */
function markInWords(row: AskedRow, mark: Mark, zone: string): string {
  const standing = standingAt(row, mark);
  const asked = row.asked.filter((ask) => ask.mark === mark);
  const latest = asked.at(-1);
  const times = ["once", "twice", "three times"][asked.length - 1] ?? "";
  const askedWords =
    latest === undefined
      ? "Not asked"
      : `Asked ${times}, ${asked.length > 1 ? "last on" : "on"} ${momentInWords(latest.askedAt, zone)}`;
  if (standing === "waiting") return `No answer. ${askedWords}`;
  if (standing === "not-asked") return askedWords;
  const last = row.answered.findLast((report) => report.mark === mark);
  return `Answered${last ? ` on ${momentInWords(last.at, zone)}` : ""}. ${askedWords}`;
}

function stopInWords({ declinedAt, isWithdrawn }: AskedRow, zone: string): string | null {
  if (declinedAt !== null) return `Wished so ${momentInWords(declinedAt, zone)}`;
  return isWithdrawn ? "Link withdrawn" : null;
}
