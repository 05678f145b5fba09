import type { FieldProblem } from "~/app/domain/refusal";
import { localOf } from "~/app/domain/time/zoned-time";
import { weeksAYear } from "./inquiry";

/** A year's estimate from the count of one typical week. */
export const yearlyOf = (count: number): number => count * weeksAYear;

const day = 86_400_000;

/** The Monday of the week that a calendar date lies in. */
export function mondayOf(date: string): string {
  const at = new Date(`${date}T12:00:00Z`);
  const sinceMonday = (at.getUTCDay() + 6) % 7;
  return localOf(new Date(at.getTime() - sinceMonday * day), "UTC").date;
}

/** The year that a week counts for: the one that most of its days lie in (ISO 8601, by its Thursday). */
export function yearOfWeek(monday: string): number {
  const thursday = new Date(new Date(`${monday}T12:00:00Z`).getTime() + 3 * day);
  return thursday.getUTCFullYear();
}

/** What is wrong with a sampling week: only one that is over was counted whole. */
export function sampleProblems(monday: string, today: string): FieldProblem[] {
  return monday >= mondayOf(today) ? [{ field: "day", problem: "week-not-over" }] : [];
}
