import type { Presence } from "~/app/domain/appointments/appointment";
import { timeSpanWords } from "~/app/domain/time/wording";
import { DataTable } from "./data-table";
import { EmptyState } from "./empty-state";
import { OneButton } from "./one-button";
import { StatusBadge } from "./status-badge";

export interface DayTime {
  id: string;
  startsAt: Date;
  endsAt: Date;
  counselor: string;
  branch: string;
  place: string;
  /** Null where nobody has it. */
  bookingId: string | null;
  /** Null where nobody has it, or who had it was forgotten. */
  name: string | null;
  presence: Presence | null;
  canKeep: boolean;
  canMiss: boolean;
  isOver: boolean;
}

const at = ({ startsAt, endsAt }: DayTime, zone: string) => timeSpanWords(startsAt, endsAt, zone, "en-US");

/** A day's times with who comes, and whether they came: one tap each, and one to take it back. */
export function AppointmentDay({ rows, timeZone }: { rows: readonly DayTime[]; timeZone: string }) {
  if (rows.length === 0) {
    return (
      <EmptyState title="No times on this day">
        Times follow from the counselors&apos; weekly hours. You can also add one by hand.
      </EmptyState>
    );
  }
  return (
    <DataTable
      caption="Times of the day"
      isCaptionHidden
      rows={rows}
      rowKey={({ id, bookingId }) => `${id} ${bookingId}`}
      columns={[
        {
          key: "time",
          header: "Time",
          isRowHeader: true,
          cell: (row) => <a href={`/staff/appointments/times/${row.id}`}>{at(row, timeZone)}</a>,
        },
        { key: "counselor", header: "Counselor", cell: ({ counselor }) => <bdi>{counselor}</bdi> },
        { key: "where", header: "Where", cell: ({ branch, place }) => `${branch}, ${place}` },
        { key: "visitor", header: "Visitor", cell: (row) => <Visitor row={row} timeZone={timeZone} /> },
        {
          key: "presence",
          header: "Came",
          cell: (row) => hasMarks(row) && <PresenceMarks row={row} timeZone={timeZone} />,
        },
      ]}
    />
  );
}

function Visitor({ row, timeZone }: { row: DayTime; timeZone: string }) {
  if (row.bookingId !== null) {
    return (
      <a href={`/staff/appointments/bookings/${row.bookingId}`}>
        <bdi>{row.name ?? "Somebody whose name is deleted"}</bdi>
      </a>
    );
  }
  if (row.isOver) return <span className="muted">Nobody</span>;
  return (
    <a
      href={`/staff/appointments/times/${row.id}`}
      aria-label={`Book ${at(row, timeZone)}, ${row.counselor}`}
    >
      Free: book it
    </a>
  );
}

/** What is free, or ahead, has none yet. */
const hasMarks = ({ bookingId, presence, canKeep, canMiss }: DayTime) =>
  bookingId !== null && (presence !== null || canKeep || canMiss);

function PresenceMarks({ row, timeZone }: { row: DayTime; timeZone: string }) {
  const action = `/staff/appointments/bookings/${row.bookingId}/presence`;
  const whom = row.name ?? at(row, timeZone);
  const mark = (presence: Presence | "unknown", label: string) => (
    <OneButton action={action} name="presence" value={presence} {...{ label, spoken: `${label}: ${whom}` }} />
  );
  if (row.presence !== null) {
    return (
      <div className="actions">
        <PresenceBadge presence={row.presence} />
        {mark("unknown", "Take back")}
      </div>
    );
  }
  return (
    <div className="actions">
      {row.canKeep && mark("kept", "Kept")}
      {row.canMiss && mark("missed", "Missed")}
    </div>
  );
}

export const PresenceBadge = ({ presence }: { presence: Presence }) =>
  presence === "kept" ? (
    <StatusBadge word="Kept" shape="check" tone="good" />
  ) : (
    <StatusBadge word="Missed" shape="cross" tone="bad" />
  );
