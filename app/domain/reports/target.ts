import type { FigureKey } from "./figure";
import { type Period, yearsOf } from "./period";

/** What a center means to reach in a calendar year, for all of it or one branch. */
export interface Target {
  figure: FigureKey;
  branchId: string | null;
  year: number;
  value: number;
}

/** The target of a period. `isPart` says that it is the days' share of a year's. */
export interface PeriodTarget {
  value: number;
  isPart: boolean;
}

/**
 * What the years' targets come to in a period: each year's in full, or its days' share. Null where a year of it has none,
 * since half a target would be taken for all. Rounded to whole numbers.
 */
export function targetOf(
  targets: readonly Target[],
  { figure, branchId, period }: { figure: FigureKey; branchId: string | null; period: Period },
): PeriodTarget | null {
  let sum = 0;
  const years = yearsOf(period);
  for (const { year, share } of years) {
    const target = targets.find(
      (one) => one.figure === figure && one.branchId === branchId && one.year === year,
    );
    if (target === undefined) return null;
    sum += target.value * share;
  }
  return { value: Math.round(sum), isPart: years.some(({ share }) => share < 1) };
}
