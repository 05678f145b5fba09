import { DataTable } from "./data-table";

export interface DoorCountView {
  /** Null for what was scanned where no door was named. */
  id: string | null;
  name: string | null;
  admitted: number;
  refused: number;
}

/** What happened at each door, with a link to give it another name. */
export function DoorCountTable({ eventId, rows }: { eventId: string; rows: readonly DoorCountView[] }) {
  return (
    <DataTable
      caption="Doors, by name"
      isCaptionHidden
      rows={rows}
      rowKey={(row) => row.id ?? "none"}
      columns={[
        { key: "name", header: "Door", isRowHeader: true, cell: (row) => row.name ?? "No door named" },
        { key: "admitted", header: "Arrived", align: "end", cell: (row) => row.admitted },
        { key: "refused", header: "Refused", align: "end", cell: (row) => row.refused },
        {
          key: "change",
          header: "Change",
          isHeaderHidden: true,
          cell: (row) =>
            row.id !== null && (
              <a
                href={`/staff/events/${eventId}/room/doors/${row.id}`}
                aria-label={`Rename ${row.name ?? "this door"}`}
              >
                Rename
              </a>
            ),
        },
      ]}
    />
  );
}
