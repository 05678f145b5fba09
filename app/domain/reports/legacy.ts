import type { FigureKey } from "./figure";
import { isWithin, overlaps, type Period } from "./period";

/** A figure from before the center's books were kept here. */
export interface OpeningBalance extends Period {
  id: string;
  figure: FigureKey;
  value: number;
  /** "More than 250" is at least 250. */
  isAtLeast: boolean;
  source: string;
}

/** What earlier figures bring into a period. */
export interface Legacy {
  value: number;
  isAtLeast: boolean;
  /** Where it is written, each once. */
  sources: readonly string[];
}

/** The earlier figures of one kind whose days all lie in a period; null where there is none. */
export function legacyOf(
  balances: readonly OpeningBalance[],
  figure: FigureKey,
  period: Period,
): Legacy | null {
  const within = balances.filter((balance) => balance.figure === figure && isWithin(balance, period));
  if (within.length === 0) return null;
  return {
    value: within.reduce((sum, { value }) => sum + value, 0),
    isAtLeast: within.some(({ isAtLeast }) => isAtLeast),
    sources: [...new Set(within.map(({ source }) => source))],
  };
}

/** Those that lie in the period in part: nobody can say which part, so that they are in no sum, and are named. */
export const legacyCutOff = (
  balances: readonly OpeningBalance[],
  figure: FigureKey,
  period: Period,
): OpeningBalance[] =>
  balances.filter(
    (balance) => balance.figure === figure && overlaps(balance, period) && !isWithin(balance, period),
  );
