import type { Span } from "~/app/domain/bookings/booking";
import { spansOf } from "~/app/domain/bookings/make-slots";
import type { Weekday } from "~/app/domain/calendar/week";
import type { FieldProblem } from "~/app/domain/refusal";
import { dayAfter } from "~/app/domain/time/day-start";
import { clockShows } from "~/app/domain/time/quiet-hours";

/** From when until when of a day, by the wall clock: "09:00" to "17:00". */
export interface ClockSpan {
  from: string;
  until: string;
}

/** When a counselor sees people on one day of the week. */
export interface WeekdayHours extends ClockSpan {
  weekday: Weekday;
  pause: ClockSpan | null;
}

/** A counselor's week, and the days for which it holds. */
export interface WeeklyHours {
  week: readonly WeekdayHours[];
  /** Minutes of an appointment, and between one and the next. */
  length: number;
  gap: number;
  /** The first day, `2026-12-01`, and the last; null where none is set. */
  fromDay: string;
  untilDay: string | null;
}

/** For how many days ahead times are made and can be booked. */
export const daysAhead = 42;

/** What cannot be of some hours: a day that ends before it begins, a break outside of its day, no day at all. */
export function problemsOf({ week, length, fromDay, untilDay }: WeeklyHours): FieldProblem[] {
  const problems = week.flatMap((day) => problemsOfDay(day, length));
  if (untilDay !== null && untilDay < fromDay)
    problems.push({ field: "untilDay", problem: "ends-before-start" });
  if (week.length === 0) problems.push({ field: "week.1.from", problem: "hours-needed" });
  return problems;
}

function problemsOfDay({ weekday, from, until, pause }: WeekdayHours, length: number): FieldProblem[] {
  const field = (name: string) => `week.${weekday}.${name}`;
  if (until <= from) return [{ field: field("until"), problem: "ends-before-start" }];
  if (minutesOf(until) - minutesOf(from) < length)
    return [{ field: field("until"), problem: "slots-none-fit" }];
  if (pause === null) return [];
  if (pause.until <= pause.from) return [{ field: field("pauseUntil"), problem: "ends-before-start" }];
  const isOutside = pause.from < from || pause.until > until;
  return isOutside ? [{ field: field("pauseFrom"), problem: "pause-outside-hours" }] : [];
}

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** What is asked of the hours at one look: which days are not made yet. */
export interface Making {
  /** The day that it is in the center's zone. */
  today: string;
  /** The last day that was made; null where none was. */
  madeUntil: string | null;
  /** Days on which the center sees nobody. */
  closedDays: ReadonlySet<string>;
  now: Date;
}

/**
 * The times that follow from weekly hours for the days that are not made yet, up to `daysAhead` from today. They go by
 * the wall clock of the center's zone: nine o'clock is nine o'clock before and after clocks change, and each time takes
 * as many minutes as it says. What has begun already is left out.
 */
export function timesToMake(hours: WeeklyHours, making: Making, zone: string): Span[] {
  return daysToMake(hours, making)
    .flatMap((day) => timesOfDay(hours, day, zone))
    .filter(({ startsAt }) => startsAt > making.now);
}

/** Up to which day times are made from today on. */
export const horizonOf = (today: string): string => dayAfter(today, daysAhead);

function daysToMake({ fromDay, untilDay }: WeeklyHours, { today, madeUntil, closedDays }: Making): string[] {
  const unmade = madeUntil === null ? today : dayAfter(madeUntil);
  const horizon = horizonOf(today);
  const last = earlier(untilDay ?? horizon, horizon);
  const days: string[] = [];
  for (let day = latest(fromDay, today, unmade); day <= last; day = dayAfter(day)) {
    if (!closedDays.has(day)) days.push(day);
  }
  return days;
}

const earlier = (one: string, other: string): string => (one < other ? one : other);

const latest = (...days: string[]): string => days.reduce((one, other) => (one > other ? one : other));

/** The times of one day. A counselor whose hour is skipped as clocks change begins an hour later. */
function timesOfDay({ week, length, gap }: WeeklyHours, day: string, zone: string): Span[] {
  return week
    .filter(({ weekday }) => weekday === weekdayOf(day))
    .flatMap(({ from, until, pause }) => {
      const at = ({ from: begins, until: ends }: ClockSpan): Span => ({
        startsAt: clockShows(day, begins, zone),
        endsAt: clockShows(day, ends, zone),
      });
      return spansOf(at({ from, until }), pause && at(pause), { length, gap });
    });
}

const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();
