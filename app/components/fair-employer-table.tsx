import type { Mark, Presence } from "~/app/domain/fairs/presence";
import type { TableStanding } from "~/app/domain/fairs/standing";
import { counted } from "~/app/domain/text/counted";
import { timeWords } from "~/app/domain/time/wording";
import { Button } from "./button";
import { type Column, DataTable } from "./data-table";
import { momentInWords } from "./event-when";
import { PresenceBadge, TableStandingBadge } from "./fair-badges";
import { markWords } from "./fair-words";

/** An employer at an event, as staff look after it. */
export interface FairRow {
  employerId: string;
  legalName: string;
  contactName: string;
  contactEmail: string;
  contactPhone: string | null;
  vettedAt: Date | null;
  isHost: boolean;
  standing: TableStanding;
  standingChangedAt: Date | null;
  /** When it changed what it brings, after it had asked for its table. */
  changedAt: Date | null;
  tableNo: number | null;
  equipment: string | null;
  openings: number;
  representatives: number;
  /** Where it is; null for whoever was not accepted. */
  presence: Presence | null;
  cameAt: Date | null;
  /** What can be marked by hand, and what was and can be taken back. */
  open: readonly Mark[];
  set: readonly Mark[];
}

export interface ListedFairRow extends FairRow {
  /** Messages about its table that whoever reads the list has not seen. */
  unread: number;
}

export interface FairEmployerTableProps {
  eventId: string;
  caption: string;
  rows: readonly ListedFairRow[];
  zone: string;
}

/** The employers of an event: how far each is, its table, what it brings and where it is. */
export function FairEmployerTable({ eventId, caption, rows, zone }: FairEmployerTableProps) {
  return (
    <DataTable
      caption={caption}
      isCaptionHidden
      isCompact
      rows={rows}
      rowKey={({ employerId }) => employerId}
      columns={[
        nameColumn(eventId),
        { key: "standing", header: "Standing", cell: (row) => <Standing row={row} zone={zone} /> },
        { key: "table", header: "Table", align: "end", cell: ({ tableNo }) => tableNo ?? "" },
        { key: "openings", header: "Openings", align: "end", cell: ({ openings }) => openings },
        { key: "people", header: "People", align: "end", cell: ({ representatives }) => representatives },
        { key: "equipment", header: "Equipment", cell: ({ equipment }) => equipment ?? "" },
        {
          key: "marks",
          header: "Mark",
          isHeaderHidden: true,
          cell: (row) => <Marks {...{ eventId, row }} />,
        },
      ]}
    />
  );
}

const nameColumn = (eventId: string): Column<ListedFairRow> => ({
  key: "name",
  header: "Employer",
  isRowHeader: true,
  cell: ({ employerId, legalName, isHost, unread }) => (
    <>
      <a href={`/staff/events/${eventId}/employers/${employerId}`}>{legalName}</a>
      {isHost && <span className="muted"> (host)</span>}
      {unread > 0 && (
        <>
          <br />
          <a href={`/staff/events/${eventId}/employers/${employerId}/thread`}>
            {counted(unread, "new message", "new messages")}
          </a>
        </>
      )}
    </>
  ),
});

function Standing({ row, zone }: { row: FairRow; zone: string }) {
  return (
    <>
      {row.presence === null ? (
        <TableStandingBadge standing={row.standing} />
      ) : (
        <PresenceBadge presence={row.presence} />
      )}
      {row.cameAt !== null && <span className="field-hint"> {timeWords(row.cameAt, zone, "en-US")}</span>}
      {row.changedAt !== null && (
        <>
          <br />
          <span className="field-hint">Changed what it brings {momentInWords(row.changedAt, zone)}</span>
        </>
      )}
    </>
  );
}

export interface MarksProps {
  eventId: string;
  row: Pick<FairRow, "employerId" | "legalName" | "open" | "set">;
}

/** A button for what can be marked, and one for what can be taken back. */
export function Marks({ eventId, row }: MarksProps) {
  const base = `/staff/events/${eventId}/employers/${row.employerId}/marks`;
  return (
    <div className="actions">
      {row.open.map((mark) => (
        <form key={mark} method="post" action={`${base}/${mark}`}>
          <Button kind="secondary" label={`${markWords[mark].set}: ${row.legalName}`}>
            {markWords[mark].set}
          </Button>
        </form>
      ))}
      {row.set.map((mark) => (
        <form key={mark} method="post" action={`${base}/${mark}/removal`}>
          <Button kind="quiet" label={`${markWords[mark].unset}: ${row.legalName}`}>
            {markWords[mark].unset}
          </Button>
        </form>
      ))}
    </div>
  );
}
