import type { Opening } from "~/app/domain/events/openings";
import { fold } from "~/app/domain/text/fold";

/**
 * The openings of an earlier event that are not there yet, by title and pay: copied twice they are there once. A last
 * day that has passed is left out, since the opening would be closed from the start.
 */
export function openingsToCopy<Copied extends Opening>(
  earlier: readonly Copied[],
  present: readonly Opening[],
  today: string,
): Copied[] {
  const known = new Set(present.map(keyOf));
  return earlier
    .filter((opening) => !known.has(keyOf(opening)))
    .map((opening) => (isPast(opening, today) ? { ...opening, closesOn: null } : opening));
}

const keyOf = ({ title, payMinCents, payMaxCents, payUnit }: Opening) =>
  [fold(title), payMinCents, payMaxCents, payUnit].join(" ");

const isPast = ({ closesOn }: Opening, today: string) => closesOn !== null && closesOn < today;
