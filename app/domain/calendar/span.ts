import { dayAfter } from "~/app/domain/time/day-start";
import { localOf } from "~/app/domain/time/zoned-time";

/** From an instant until just before another. */
export interface Span {
  from: Date;
  until: Date;
}

/**
 * The days that a span touches by the clocks of an IANA zone. One that ends at midnight does not touch the day that
 * begins then.
 */
export function daysOf({ from, until }: Span, zone: string): string[] {
  const last = localOf(new Date(Math.max(until.getTime() - 1, from.getTime())), zone).date;
  const days: string[] = [];
  for (let day = localOf(from, zone).date; day <= last; day = dayAfter(day)) days.push(day);
  return days;
}

/** What is on each day, in the order it was given; a span of several days is on each of them. */
export function byDay<Entry>(
  entries: readonly Entry[],
  spansOf: (entry: Entry) => readonly Span[],
  zone: string,
): Map<string, Entry[]> {
  const found = new Map<string, Entry[]>();
  for (const entry of entries) {
    for (const day of new Set(spansOf(entry).flatMap((span) => daysOf(span, zone)))) {
      const there = found.get(day);
      if (there === undefined) found.set(day, [entry]);
      else there.push(entry);
    }
  }
  return found;
}
