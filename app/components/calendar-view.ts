import type { EventStatus } from "~/app/domain/events/event";

/** What is on for some of a day: an event, or a room that is held without one. */
export interface CalendarEntryView {
  key: string;
  /** Absent where there is no event to open. */
  href?: string | undefined;
  title: string;
  status: EventStatus | null;
  /** "10:00 AM – 2:00 PM"; absent on a day that its room alone is held. */
  times?: string | undefined;
  /** Where that differs: "8:00 AM – 4:00 PM". */
  held?: string | undefined;
  /** "Auditorium, Central". */
  place: string;
}

export interface CalendarDayView {
  /** `2026-12-05` */
  date: string;
  /** The day of the month. */
  day: number;
  /** "Saturday, December 5". */
  words: string;
  isToday: boolean;
  entries: readonly CalendarEntryView[];
}

/** A day of a year's page: how much is on. */
export interface CountedDay {
  date: string;
  day: number;
  words: string;
  isToday: boolean;
  count: number;
}

export interface CalendarLink {
  href: string;
  label: string;
}

/** What stands over a month and a year alike. */
export interface CalendarHeadView {
  title: string;
  earlier: CalendarLink;
  later: CalendarLink;
  today: CalendarLink;
  /** The year of a month, or the month of today. */
  other: CalendarLink;
  /** What the filter keeps: which month or year it is. */
  period: { name: "month" | "year"; value: string };
  branches: readonly { value: string; label: string }[];
  rooms: readonly { value: string; label: string }[];
  values: Readonly<Record<string, string>>;
}

export interface MonthView {
  kind: "month";
  /** Names of the days in the order of the weeks. */
  weekdays: readonly string[];
  /** Null where a day is another month's. */
  weeks: readonly (readonly (CalendarDayView | null)[])[];
  isEmpty: boolean;
}

export interface YearView {
  kind: "year";
  weekdays: readonly string[];
  months: readonly {
    month: string;
    name: string;
    href: string;
    weeks: readonly (readonly (CountedDay | null)[])[];
  }[];
  /** Events by room: twelve counts each, and their sum. */
  rooms: readonly { key: string; name: string; counts: readonly number[]; total: number }[];
}
