import { dayAfter } from "~/app/domain/time/day-start";
import type { Weekday } from "./week";

/** A month (`2026-12`) as an address has it; null for whatever is none, or lies in a century that no event is in. */
export function monthOf(text: string | null): string | null {
  return text?.match(/^(?:19|20|21)\d\d-(?:0[1-9]|1[0-2])$/)?.[0] ?? null;
}

/** A year (`2026`), likewise. */
export function yearOf(text: string | null): string | null {
  return text?.match(/^(?:19|20|21)\d\d$/)?.[0] ?? null;
}

export const firstDayOf = (month: string) => `${month}-01`;

/** The month so many months later, or before where `by` is negative. */
export function monthsLater(month: string, by: number): string {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + by;
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, "0")}`;
}

export const monthsOf = (year: string): string[] =>
  Array.from({ length: 12 }, (_, n) => monthsLater(`${year}-01`, n));

export function daysOfMonth(month: string): string[] {
  const days: string[] = [];
  for (let day = firstDayOf(month); day.startsWith(month); day = dayAfter(day)) days.push(day);
  return days;
}

/** A month's weeks, each of seven days; null where a day is another month's. */
export function weeksOf(month: string, first: Weekday): (string | null)[][] {
  const days = daysOfMonth(month);
  const before = (weekdayOf(firstDayOf(month)) - first + 7) % 7;
  const cells: (string | null)[] = [...Array.from({ length: before }, () => null), ...days];
  while (cells.length % 7 !== 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, n) => cells.slice(n * 7, n * 7 + 7));
}

/** The day of the week of a calendar day: 0 is Sunday. */
export const weekdayOf = (date: string) => new Date(`${date}T00:00:00Z`).getUTCDay();
