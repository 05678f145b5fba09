import type {
  CalendarDayView,
  CalendarEntryView,
  CountedDay,
  MonthView,
  YearView,
} from "~/app/components/calendar-view";
import { monthsOf, weeksOf } from "~/app/domain/calendar/month";
import { byDay, daysOf, type Span } from "~/app/domain/calendar/span";
import { firstWeekday, weekdaysFrom } from "~/app/domain/calendar/week";
import { timeSpanWords } from "~/app/domain/time/wording";
import type { CalendarEntry } from "~/db/queries/calendar";

export interface CalendarFacts {
  entries: readonly CalendarEntry[];
  /** The center's day, `2026-12-01`. */
  today: string;
  zone: string;
  locale: string;
  href: (period: "month" | "year", value: string) => string;
}

// Days and months are no instants: they are read and written in one zone, whichever.
const inUtc = (fields: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat("en-US", { ...fields, timeZone: "UTC" });
const months = inUtc({ year: "numeric", month: "long" });
const days = inUtc({ weekday: "long", month: "long", day: "numeric" });
const weekdayNames = inUtc({ weekday: "long" });
const at = (date: string) => new Date(`${date}T00:00:00Z`);

/** "December 2026". */
export const monthName = (month: string) => months.format(at(`${month}-01`));

/** The first of January 2023 was a Sunday. */
const weekdaysOf = (locale: string) =>
  weekdaysFrom(firstWeekday(locale)).map((day) => weekdayNames.format(at(`2023-01-0${day + 1}`)));

const dayOf = (date: string, today: string) => ({
  date,
  day: Number(date.slice(8)),
  words: days.format(at(date)),
  isToday: date === today,
});

export function monthView({ entries, today, zone, locale }: CalendarFacts, month: string): MonthView {
  const found = byDay(entries, spansOf, zone);
  const day = (date: string): CalendarDayView => ({
    ...dayOf(date, today),
    entries: (found.get(date) ?? []).map((entry) => entryView(entry, date, zone)),
  });
  return {
    kind: "month",
    weekdays: weekdaysOf(locale),
    weeks: weeksOf(month, firstWeekday(locale)).map((week) =>
      week.map((date) => (date === null ? null : day(date))),
    ),
    isEmpty: entries.length === 0,
  };
}

export function yearView({ entries, today, zone, locale, href }: CalendarFacts, year: string): YearView {
  const found = byDay(entries, spansOf, zone);
  const day = (date: string): CountedDay => ({
    ...dayOf(date, today),
    count: found.get(date)?.length ?? 0,
  });
  return {
    kind: "year",
    weekdays: weekdaysOf(locale),
    months: monthsOf(year).map((month) => ({
      month,
      name: monthName(month),
      href: href("month", month),
      weeks: weeksOf(month, firstWeekday(locale)).map((week) =>
        week.map((date) => (date === null ? null : day(date))),
      ),
    })),
    rooms: countByRoom(entries, zone, year),
  };
}

const eventSpan = ({ startsAt, endsAt }: CalendarEntry): Span | null =>
  startsAt && endsAt && { from: startsAt, until: endsAt };
const heldSpan = ({ heldFrom, heldUntil }: CalendarEntry): Span | null =>
  heldFrom && heldUntil && { from: heldFrom, until: heldUntil };
const spansOf = (entry: CalendarEntry) => [eventSpan(entry) ?? [], heldSpan(entry) ?? []].flat();

function entryView(entry: CalendarEntry, date: string, zone: string): CalendarEntryView {
  const { eventId, title, status, roomId, roomName, branchName } = entry;
  const [event, held] = [eventSpan(entry), heldSpan(entry)];
  const words = ({ from, until }: Span) => timeSpanWords(from, until, zone, "en-US");
  const isThatDay = event !== null && daysOf(event, zone).includes(date);
  const isHeldLonger = held !== null && (!isThatDay || !isSame(event, held));
  return {
    key: eventId ?? `${roomId} ${held?.from.toISOString()}`,
    href: eventId === null ? undefined : `/staff/events/${eventId}`,
    title: title ?? "Not an event",
    status,
    times: isThatDay ? words(event) : undefined,
    held: isHeldLonger ? words(held) : undefined,
    place: roomName === null || branchName === null ? "No room yet" : `${roomName}, ${branchName}`,
  };
}

const isSame = (a: Span, b: Span) =>
  a.from.getTime() === b.from.getTime() && a.until.getTime() === b.until.getTime();

/** Events by the month that they start in, for each room that has some in the year. */
function countByRoom(entries: readonly CalendarEntry[], zone: string, year: string): YearView["rooms"] {
  const rooms = new Map<string, { key: string; name: string; counts: number[] }>();
  for (const { startsAt, endsAt, roomId, roomName, branchName } of entries) {
    if (startsAt === null || endsAt === null) continue;
    const [day = ""] = daysOf({ from: startsAt, until: endsAt }, zone);
    if (!day.startsWith(year)) continue;
    const key = roomId ?? "none";
    const name = roomName === null ? "No room yet" : `${branchName}, ${roomName}`;
    const room = rooms.get(key) ?? { key, name, counts: Array.from({ length: 12 }, () => 0) };
    const month = Number(day.slice(5, 7)) - 1;
    room.counts[month] = (room.counts[month] ?? 0) + 1;
    rooms.set(key, room);
  }
  return [...rooms.values()]
    .map((room) => ({ ...room, total: room.counts.reduce((sum, count) => sum + count, 0) }))
    .sort((a, b) => a.name.localeCompare(b.name, "en"));
}
