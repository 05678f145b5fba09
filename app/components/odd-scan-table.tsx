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
        { key: "why", header: "What", cell: (row) => oddWords(row).join(" ") },
        { key: "who", header: "Ticket", cell: (row) => <Ticket row={row} eventId={eventId} /> },
        { key: "door", header: "Door", cell: (row) => row.door ?? "No door named" },
        { key: "device", header: "Device", cell: (row) => row.device ?? row.by },
        {
          key: "clock",
          header: "Its clock said",
          cell: (row) => row.scannedAt && isFarOff(row) && momentInWords(row.scannedAt, zone),
        },
        { key: "state", header: "State", cell: (row) => (row.isUndone ? "Taken back" : "") },
      ]}
    />
  );
}

const isFarOff = ({ flags }: ScanView) => flags.includes("clock-ahead") || flags.includes("clock-behind");

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
