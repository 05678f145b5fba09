import { weeksAYear } from "~/app/domain/desk/inquiry";
import type { ReportCounts } from "./counts";
import { type Period, yearsOf } from "./period";

/**
 * What typical weeks make of a period: 52 of them a year, and of a year that lies in it in part the same share. Null where
 * no year of it has a sample. It stands beside what was logged and is never added to it.
 */
export function estimateOf(samples: ReportCounts["samples"], period: Period): number | null {
  const shares = new Map(yearsOf(period).map(({ year, share }) => [year, share]));
  const known = samples.filter(({ year }) => shares.has(year));
  if (known.length === 0) return null;
  return Math.round(
    known.reduce((sum, { year, perWeek }) => sum + perWeek * weeksAYear * (shares.get(year) ?? 0), 0),
  );
}
