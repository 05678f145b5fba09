import type { WeekdayHours } from "~/app/domain/appointments/hours";
import { dateInWords, dayWords, timeSpanWords } from "~/app/domain/time/wording";
import { ButtonLink } from "./button";
import { DataTable } from "./data-table";
import { EmptyState } from "./empty-state";
import { OneButton } from "./one-button";

export interface DayCount {
  /** `2026-12-05`. */
  day: string;
  /** Its first instant in the center's zone. */
  at: Date;
  booked: number;
  free: number;
  /** Why nobody is seen that day; null where the center is open. */
  closedFor: string | null;
  isToday: boolean;
}

/** The next two weeks: how much is booked on each day, and how much is free. */
export function DayTable({ days, timeZone }: { days: readonly DayCount[]; timeZone: string }) {
  const shown = days.filter(
    ({ booked, free, closedFor, isToday }) => booked + free > 0 || closedFor !== null || isToday,
  );
  return (
    <DataTable
      caption="Appointments of the next two weeks"
      rows={shown}
      rowKey={({ day }) => day}
      columns={[
        {
          key: "day",
          header: "Day",
          isRowHeader: true,
          cell: ({ day, at, isToday }) => (
            <a href={`/staff/appointments/days/${day}`}>
              {isToday ? "Today" : dayWords(at, timeZone, "en-US")}
            </a>
          ),
        },
        { key: "booked", header: "Booked", align: "end", cell: ({ booked }) => booked },
        { key: "free", header: "Free", align: "end", cell: ({ free }) => free },
        {
          key: "closed",
          header: "Closed",
          cell: ({ closedFor }) => (closedFor === null ? "" : `Closed: ${closedFor}`),
          isLabelHidden: true,
        },
      ]}
    />
  );
}

export interface HoursView {
  id: string;
  counselor: string;
  branch: string;
  place: string;
  week: readonly WeekdayHours[];
  length: number;
  untilDay: string | null;
}

const dayShort = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"] as const;

/** "Mon, Tue: 10:00 AM – 5:00 PM; Thu: 9:00 AM – 12:00 PM", the week from Monday on. */
function weekInWords(week: readonly WeekdayHours[]): string {
  const daysAt = new Map<string, string[]>();
  for (const { weekday, from, until } of week.toSorted((one, other) => fromMonday(one) - fromMonday(other))) {
    const hours = timeSpanWords(onAnyDay(from), onAnyDay(until), "UTC", "en-US");
    daysAt.set(hours, [...(daysAt.get(hours) ?? []), dayShort[weekday]]);
  }
  return [...daysAt].map(([hours, days]) => `${days.join(", ")}: ${hours}`).join("; ");
}

const fromMonday = ({ weekday }: WeekdayHours) => (weekday + 6) % 7;

/** The clock's time, for words of a time alone. */
const onAnyDay = (time: string) => new Date(`2000-01-01T${time}:00Z`);

/** Who sees people, where and when. */
export function HoursTable({ rows }: { rows: readonly HoursView[] }) {
  if (rows.length === 0) {
    return (
      <EmptyState
        title="No hours yet"
        action={<ButtonLink href="/staff/appointments/hours/new">Add a counselor&apos;s hours</ButtonLink>}
      >
        Visitors can book once a counselor&apos;s weekly hours are here.
      </EmptyState>
    );
  }
  return (
    <DataTable
      caption="Weekly hours by counselor"
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "counselor",
          header: "Counselor",
          isRowHeader: true,
          cell: ({ id, counselor }) => (
            <a href={`/staff/appointments/hours/${id}`}>
              <bdi>{counselor}</bdi>
            </a>
          ),
        },
        { key: "branch", header: "Where", cell: ({ branch, place }) => `${branch}, ${place}` },
        { key: "week", header: "Hours", cell: ({ week }) => weekInWords(week) },
        { key: "length", header: "Minutes each", align: "end", cell: ({ length }) => length },
        { key: "until", header: "Last day", cell: ({ untilDay }) => untilDay && dateInWords(untilDay) },
      ]}
    />
  );
}

export interface ClosedDayView {
  day: string;
  name: string;
}

/** Days on which nobody is seen by appointment, each with the way to open it again. */
export function ClosedDayTable({ rows }: { rows: readonly ClosedDayView[] }) {
  return (
    <DataTable
      caption="Closed days ahead"
      rows={rows}
      rowKey={({ day }) => day}
      columns={[
        { key: "day", header: "Day", isRowHeader: true, cell: ({ day }) => day },
        { key: "name", header: "Why", cell: ({ name }) => <bdi>{name}</bdi> },
        {
          key: "open",
          header: "Open it again",
          isHeaderHidden: true,
          cell: ({ day }) => (
            <OneButton
              action={`/staff/appointments/closed-days/${day}/removal`}
              label="Open again"
              spoken={`Open again: ${day}`}
              kind="quiet"
            />
          ),
        },
      ]}
    />
  );
}
