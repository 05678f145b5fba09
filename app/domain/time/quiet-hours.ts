import { dayAfter, dayBefore } from "./day-start";
import { instantOf, localOf } from "./zoned-time";

/** From when until when nobody is written to, by the wall clock of a zone: "21:00" to "08:00". Equal times: never quiet. */
export interface QuietHours {
  from: string;
  until: string;
}

export const defaultQuietHours: QuietHours = { from: "21:00", until: "08:00" };

/** One stretch of quiet: its first instant, and the first one after it. */
interface Quiet {
  begins: Date;
  ends: Date;
}

/** The quiet hours that an instant lies in; null where it lies in none. */
export function quietAt(at: Date, zone: string, { from, until }: QuietHours): Quiet | null {
  const { date, time } = localOf(at, zone);
  const isOverMidnight = from > until;
  const isInEvening = time >= from && (isOverMidnight || time < until);
  const isInMorning = isOverMidnight && time < until;
  if (!isInEvening && !isInMorning) return null;
  const evening = isInEvening ? date : dayBefore(date);
  const morning = isOverMidnight ? dayAfter(evening) : evening;
  return { begins: clockShows(evening, from, zone), ends: clockShows(morning, until, zone) };
}

/**
 * When clocks show a time of a day; where they skip it, when they show the time an hour later, and where the calendar
 * skips the day, on the next one.
 */
export function clockShows(date: string, time: string, zone: string): Date {
  const found = instantOf({ date, time }, zone, "earlier");
  if (found.kind === "instant") return found.at;
  const later = instantOf({ date, time: anHourLater(time) }, zone);
  return later.kind === "instant" ? later.at : clockShows(dayAfter(date), time, zone);
}

const anHourLater = (time: string) =>
  `${String((Number(time.slice(0, 2)) + 1) % 24).padStart(2, "0")}${time.slice(2)}`;
