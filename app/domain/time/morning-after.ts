import { dayBefore } from "./day-start";
import { type QuietHours, quietAt } from "./quiet-hours";
import { instantOf, localOf } from "./zoned-time";

const day = 86_400_000;
const morning = "10:00";

/**
 * Ten in the morning so many days after the day that an instant lies in, by the wall clock of a zone; where nobody is
 * written to at that hour, when the quiet ends.
 */
export function morningAfter(at: Date, zone: string, days: number, quiet: QuietHours): Date {
  const found = instantOf({ date: dayBefore(localOf(at, zone).date, -days), time: morning }, zone);
  // On a day that skips this hour of the clock, so many whole days later is as near.
  const tenOClock = found.kind === "instant" ? found.at : new Date(at.getTime() + days * day);
  return quietAt(tenOClock, zone, quiet)?.ends ?? tenOClock;
}
