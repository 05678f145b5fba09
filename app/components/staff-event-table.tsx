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
  endsAt: Date;
  zone: string;
  capacity: number | null;
  registered: number;
}

interface StaffEventTableProps {
  rows: readonly StaffEventRow[];
  caption: string;
  now: Date;
}

/** What the clock says of a published event, which its status does not tell. */
function momentOf({ status, startsAt, endsAt }: StaffEventRow, now: Date): string | undefined {
  if (status !== "published" || now < startsAt) return undefined;
  return now < endsAt ? "On now" : "Over, not closed";
}

/** Events in a list for staff. */
export function StaffEventTable({ rows, caption, now }: StaffEventTableProps) {
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
        {
          key: "status",
          header: "Status",
          cell: (row) => <EventStatusBadge status={row.status} word={momentOf(row, now)} />,
        },
      ]}
    />
  );
}
