import type { PayUnit } from "~/app/domain/events/event";

/** Hours of work in each unit of pay: full time is 8 hours a day, 40 a week, 2,080 a year. */
const hoursIn: Record<PayUnit, number> = { hour: 1, day: 8, week: 40, month: 2080 / 12, year: 2080 };

export interface PostedPay {
  payMinCents: number;
  payMaxCents: number;
  payUnit: PayUnit;
}

/** The middle of a posted range as cents an hour, not rounded. */
export const hourlyCents = ({ payMinCents, payMaxCents, payUnit }: PostedPay): number =>
  (payMinCents + payMaxCents) / 2 / hoursIn[payUnit];

/** The middle one of some numbers, of two in the middle their mean; null where there is none. */
export function medianOf(numbers: readonly number[]): number | null {
  const sorted = [...numbers].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half];
  if (upper === undefined) return null;
  const lower = sorted.length % 2 === 0 ? (sorted[half - 1] ?? upper) : upper;
  return (lower + upper) / 2;
}

/** The median posted pay of openings, each counted once whatever its vacancies, in whole cents an hour. */
export function medianPostedPay(openings: readonly PostedPay[]): number | null {
  const median = medianOf(openings.map(hourlyCents));
  return median === null ? null : Math.round(median);
}
