import type { EventStatus } from "~/app/domain/events/event";
import { placesInWords } from "./at-hand-list";
import { DataTable } from "./data-table";
import { datedMomentInWords } from "./event-when";
import { EventStatusBadge } from "./status-badge";

export interface StaffEventRow {
  id: string;
  title: string;
  status: EventStatus;
  employer: string;
  startsAt: Date;
  zone: string;
  capacity: number | null;
  registered: number;
}

/** Events in a list for staff. */
export function StaffEventTable({ rows, caption }: { rows: readonly StaffEventRow[]; caption: string }) {
  return (
    <DataTable
      caption={caption}
      isCaptionHidden
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: "title",
          header: "Event",
          isRowHeader: true,
          cell: (row) => <a href={`/staff/events/${row.id}`}>{row.title}</a>,
        },
        { key: "employer", header: "Employer", cell: (row) => row.employer },
        { key: "start", header: "Start", cell: (row) => datedMomentInWords(row.startsAt, row.zone) },
        { key: "places", header: "Places", cell: placesInWords },
        { key: "status", header: "Status", cell: (row) => <EventStatusBadge status={row.status} /> },
      ]}
    />
  );
}
