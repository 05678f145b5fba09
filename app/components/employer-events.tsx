import type { EventStatus } from "~/app/domain/events/event";
import { DataTable } from "./data-table";
import { datedMomentInWords } from "./event-when";
import { EventStatusBadge } from "./status-badge";

export interface EmployerEventsProps {
  events: readonly { id: string; title: string; status: EventStatus; startsAt: Date }[];
  timeZone: string;
}

/** An employer's events, the newest first. */
export function EmployerEvents({ events, timeZone }: EmployerEventsProps) {
  if (events.length === 0) return <p className="muted">It has no event yet.</p>;
  return (
    <DataTable
      caption="Events of this employer"
      isCaptionHidden
      rows={events}
      rowKey={(row) => row.id}
      columns={[
        {
          key: "title",
          header: "Event",
          isRowHeader: true,
          cell: (row) => <a href={`/staff/events/${row.id}`}>{row.title}</a>,
        },
        { key: "start", header: "Start", cell: (row) => datedMomentInWords(row.startsAt, timeZone) },
        { key: "status", header: "Status", cell: (row) => <EventStatusBadge status={row.status} /> },
      ]}
    />
  );
}
