import { oddWords, type ScanView } from "./conflict-words";
import { DataTable } from "./data-table";
import { momentInWords } from "./event-when";

export interface OddScanTableProps {
  eventId: string;
  rows: readonly ScanView[];
  zone: string;
}

/** Scans that are unusual and need no decision. */
export function OddScanTable({ eventId, rows, zone }: OddScanTableProps) {
  return (
    <DataTable
      caption="Scans worth a look, the newest first"
      isCaptionHidden
      rows={rows}
      rowKey={(row) => row.scanId}
      columns={[
        { key: "at", header: "When", isRowHeader: true, cell: (row) => momentInWords(row.at, zone) },
        { key: "why", header: "What", cell: (row) => oddWords(row, zone).join(" ") },
        { key: "who", header: "Ticket", cell: (row) => <Ticket row={row} eventId={eventId} /> },
        { key: "where", header: "Where", cell: placeOf },
      ]}
    />
  );
}

const placeOf = ({ door, device, by }: ScanView) =>
  `${door ?? "No door named"}, ${device ?? by ?? "no device"}`;

function Ticket({ row, eventId }: { row: ScanView; eventId: string }) {
  if (row.kind === "tally") return "Counted by hand";
  if (row.registrationId !== null) {
    return (
      <a href={`/staff/events/${eventId}/registrations/${row.registrationId}`}>
        {row.name ?? "Somebody without a name"}
      </a>
    );
  }
  return row.hint === null ? "Not known" : `Ends in ${row.hint}`;
}
