import { dateFormats } from "~/app/domain/text/formats";

const days = dateFormats({ weekday: "short", month: "short", day: "numeric" });
const clocks = dateFormats({ hour: "numeric", minute: "2-digit" });

/**
 * A time as the door shows it, in the center's zone: the clock alone where it lies on the day of `seenFrom`, else
 * with weekday and date.
 */
export function doorTime(at: Date, seenFrom: Date, zone: string, locale = "en-US"): string {
  const day = days(locale, zone);
  const clock = clocks(locale, zone).format(at);
  // Intl puts a narrow no-break space before AM; screens and speech read a plain one better.
  const time = clock.replace("\u202f", " ");
  return day.format(at) === day.format(seenFrom) ? time : `${day.format(at)}, ${time}`;
}
