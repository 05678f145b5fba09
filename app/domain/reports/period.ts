import { dayAfter, dayBefore, dayStart } from "~/app/domain/time/day-start";

/** The days of a report, the first and the last among them, by the calendar of the center's zone: `2026-01-01`. */
export interface Period {
  from: string;
  until: string;
}

const day = 86_400_000;

/** The most days that a report covers: twenty years. */
export const mostDays = 20 * 366;

export const daysIn = ({ from, until }: Period): number => (Date.parse(until) - Date.parse(from)) / day + 1;

/** As many days as the period has, up to the one before it. */
export const periodBefore = (period: Period): Period => ({
  from: dayBefore(period.from, daysIn(period)),
  until: dayBefore(period.from),
});

export const isWithin = (inner: Period, outer: Period): boolean =>
  outer.from <= inner.from && inner.until <= outer.until;

export const overlaps = (one: Period, other: Period): boolean =>
  one.from <= other.until && other.from <= one.until;

/** The days that two periods have in common; null where they have none. */
export function commonDays(one: Period, other: Period): Period | null {
  if (!overlaps(one, other)) return null;
  return {
    from: one.from > other.from ? one.from : other.from,
    until: one.until < other.until ? one.until : other.until,
  };
}

const yearOf = (year: number): Period => ({ from: `${pad(year, 4)}-01-01`, until: `${pad(year, 4)}-12-31` });

const pad = (value: number, digits = 2) => String(value).padStart(digits, "0");

/** The calendar years that a period touches, each with the share of its days that lies in the period, from 0 to 1. */
export function yearsOf(period: Period): { year: number; share: number }[] {
  const [first, last] = [Number(period.from.slice(0, 4)), Number(period.until.slice(0, 4))];
  return Array.from({ length: last - first + 1 }, (_, n) => first + n).flatMap((year) => {
    const common = commonDays(period, yearOf(year));
    return common === null ? [] : [{ year, share: daysIn(common) / daysIn(yearOf(year)) }];
  });
}

/** A period's instants: the beginning of its first day, and of the day after its last. */
export function instantsOf({ from, until }: Period, zone: string): { from: Date; until: Date } {
  const begin = (date: string) => dayStart(date, zone) ?? new Date(`${date}T00:00:00Z`);
  return { from: begin(from), until: begin(dayAfter(until)) };
}

/** A month of a period, whole or in part. */
export interface MonthPart extends Period {
  /** `2026-07`. */
  month: string;
}

/** The months that a period touches, in order, each with those of its days that lie in it. */
export function monthsOf(period: Period): MonthPart[] {
  const months: MonthPart[] = [];
  let from = period.from;
  while (from <= period.until) {
    const [year, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7))];
    const next = month === 12 ? `${pad(year + 1, 4)}-01-01` : `${pad(year, 4)}-${pad(month + 1)}-01`;
    const last = dayBefore(next);
    months.push({ month: from.slice(0, 7), from, until: last < period.until ? last : period.until });
    from = next;
  }
  return months;
}

export const handyPeriods = ["this-year", "last-year", "fiscal-year", "last-quarter"] as const;
export type HandyPeriod = (typeof handyPeriods)[number];

/**
 * The periods that officials ask for, on a day. This year and the fiscal year, which begins in July, go up to that day;
 * last year and last quarter are whole.
 */
export function handyPeriod(which: HandyPeriod, today: string): Period {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  switch (which) {
    case "this-year":
      return { from: `${pad(year, 4)}-01-01`, until: today };
    case "last-year":
      return yearOf(year - 1);
    case "fiscal-year":
      return { from: `${pad(month < 7 ? year - 1 : year, 4)}-07-01`, until: today };
    case "last-quarter": {
      const first = Math.floor((month - 1) / 3) * 3 + 1;
      const until = dayBefore(`${pad(year, 4)}-${pad(first)}-01`);
      return { from: `${until.slice(0, 4)}-${pad(Number(until.slice(5, 7)) - 2)}-01`, until };
    }
  }
}
