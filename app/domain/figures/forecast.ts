import { shareOf } from "./rates";

/** What a center's earlier events came to, as far as they say who comes. */
export interface EarlierShows {
  events: number;
  /** People who kept their place, and those of them who came. */
  kept: number;
  attendedRegistrants: number;
}

export interface Forecast {
  people: number;
  /** From 0 to 1. */
  showRate: number;
  basis: EarlierShows;
}

/** With fewer people than this behind it, a rate says nothing yet. */
const leastKept = 20;

/**
 * How many of those registered will come, by how many came to the center's earlier events. Null where too few kept
 * their place there: unknown is better than made up. Walk-ins are not foretold.
 */
export function forecast(registered: number, basis: EarlierShows): Forecast | null {
  const showRate = basis.kept < leastKept ? null : shareOf(basis.attendedRegistrants, basis.kept);
  if (showRate === null) return null;
  return { people: Math.round(registered * showRate), showRate, basis };
}
