import { instantOf } from "./zoned-time";

const day = 86_400_000;

/**
 * The instant at which a day (`2026-12-05`) begins in an IANA zone: midnight, or an hour later where clocks skip
 * midnight. Null where the calendar has no such day.
 */
export function dayStart(date: string, zone: string): Date | null {
  const midnight = instantOf({ date, time: "00:00" }, zone, "earlier");
  const first = midnight.kind === "skipped" ? instantOf({ date, time: "01:00" }, zone) : midnight;
  return first.kind === "instant" ? first.at : null;
}

/** The calendar day so many days after a day that exists. */
export function dayAfter(date: string, days = 1): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * day).toISOString().slice(0, 10);
}

/** The calendar day so many days before a day that exists. */
export const dayBefore = (date: string, days = 1): string => dayAfter(date, -days);
