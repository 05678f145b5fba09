import { instantOf } from "~/app/domain/time/zoned-time";

/**
 * Noon of a calendar day by a zone's clocks: for what is known by its day alone. A day that a zone left out, as Samoa
 * did once, has its noon in UTC.
 */
export function noonOf(date: string, zone: string): Date {
  const found = instantOf({ date, time: "12:00" }, zone, "earlier");
  return found.kind === "instant" ? found.at : new Date(`${date}T12:00:00Z`);
}
