import { DataTable } from "./data-table";
import { momentInWords } from "./event-when";
import { Party } from "./registration-table";
import { ShortCode } from "./short-code";
import { StatusBadge } from "./status-badge";

export interface WaitingView {
  registrationId: string;
  /** Null once the person was forgotten. */
  name: string | null;
  phone: string | null;
  hasEmail: boolean;
  shortCode: string | null;
  people: number;
  /** 1 is next; null for who is offered a place. */
  turn: number | null;
  goesFirst: boolean;
  createdAt: Date;
  offeredUntil: Date | null;
}

export interface WaitlistTableProps {
  eventId: string;
  rows: readonly WaitingView[];
  zone: string;
}

/** Who is offered a place, then who waits, in their turn. */
export function WaitlistTable({ eventId, rows, zone }: WaitlistTableProps) {
  return (
    <DataTable
      caption="The waitlist in its order"
      isCaptionHidden
      isCompact
      rows={rows}
      rowKey={(row) => row.registrationId}
      columns={[
        { key: "turn", header: "Turn", cell: (row) => turnOf(row, zone) },
        {
          key: "name",
          header: "Name",
          isRowHeader: true,
          cell: (row) => (
            <>
              <a href={`/staff/events/${eventId}/registrations/${row.registrationId}`}>
                <bdi>{row.name ?? "Name no longer kept"}</bdi>
              </a>
              <Party people={row.people} />
            </>
          ),
        },
        {
          key: "code",
          header: "Short code",
          isLabelHidden: true,
          cell: (row) => row.shortCode && <ShortCode code={row.shortCode} />,
        },
        { key: "reach", header: "Told by", cell: reachOf },
        { key: "since", header: "Since", cell: (row) => momentInWords(row.createdAt, zone) },
      ]}
    />
  );
}

function turnOf({ turn, goesFirst, offeredUntil }: WaitingView, zone: string) {
  if (offeredUntil !== null) {
    return (
      <StatusBadge word={`Held until ${momentInWords(offeredUntil, zone)}`} shape="question" tone="warn" />
    );
  }
  return goesFirst ? `${turn}, goes first` : turn;
}

/** Who left no address hears of a place from staff alone. */
function reachOf({ hasEmail, phone }: WaitingView) {
  if (hasEmail) return "E-mail";
  return phone === null ? "Nobody: ask them to look at their page" : `A call to ${phone}`;
}
