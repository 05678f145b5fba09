import { dateFormats } from "~/app/domain/text/formats";
import { remembered } from "~/app/domain/text/remembered";

const dateFields = { weekday: "long", year: "numeric", month: "long", day: "numeric" } as const;
const timeFields = { hour: "numeric", minute: "2-digit" } as const;

const days = dateFormats(dateFields);
const calendarDays = dateFormats({ year: "numeric", month: "long", day: "numeric" });
const times = dateFormats(timeFields);
const daysAndTimes = dateFormats({ ...dateFields, ...timeFields });
const shortDaysAndTimes = dateFormats({ weekday: "short", month: "short", day: "numeric", ...timeFields });
const zoneNames = dateFormats({ timeZoneName: "longGeneric" });

/** The day of an instant in words: "Saturday, December 5, 2026". */
export const dayWords = remembered((at: Date, zone: string, locale: string) =>
  evenSpaces(days(locale, zone).format(at)),
);

/** A day of the calendar, YYYY-MM-DD, in words: "December 5, 2026". */
export const dateInWords = (date: string, locale = "en-US") =>
  calendarDays(locale, "UTC").format(new Date(`${date}T00:00:00Z`));

/** A time of the day, in the zone: "10:05 AM". */
export function timeWords(at: Date, zone: string, locale: string): string {
  return evenSpaces(times(locale, zone).format(at));
}

/** From when until when, in the zone: "10:00 AM – 2:00 PM", with the days where they differ. */
export const timeSpanWords = remembered((startsAt: Date, endsAt: Date, zone: string, locale: string) =>
  isOneDay(startsAt, endsAt, zone)
    ? evenSpaces(times(locale, zone).formatRange(startsAt, endsAt), "\u00a0")
    : evenSpaces(shortDaysAndTimes(locale, zone).formatRange(startsAt, endsAt)),
);

const isOneDay = (startsAt: Date, endsAt: Date, zone: string) =>
  days("en-US", zone).format(startsAt) === days("en-US", zone).format(endsAt);

/** Day, times and the zone's name: "Saturday, December 5, 2026, 10:00 AM – 2:00 PM (Pacific Time)". */
export function whenWords(startsAt: Date, endsAt: Date, zone: string, locale: string): string {
  const span = daysAndTimes(locale, zone).formatRange(startsAt, endsAt);
  const dash = isOneDay(startsAt, endsAt, zone) ? "\u00a0" : " ";
  return `${evenSpaces(span, dash)} (${zoneWords(startsAt, zone, locale)})`;
}

/** The zone's name in words, the same in summer and winter: "Pacific Time". */
export const zoneWords = remembered((at: Date, zone: string, locale: string) => {
  const parts = zoneNames(locale, zone).formatToParts(at);
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? zone;
});

/**
 * Engines differ in the narrow spaces they put around dashes and AM: the same words everywhere. A time keeps its AM on
 * its line, and where `aroundDash` is a space that does not break, its end too: that takes a word joiner, since a line
 * may break after a dash before any space.
 */
function evenSpaces(words: string, aroundDash = " "): string {
  return words
    .replace(/[\u2009\u202f ](?=[ap]\.?\u00a0?m\b)/giu, "\u00a0")
    .replace(
      /[\u2009\u202f ]–[\u2009\u202f ]/gu,
      `${aroundDash}–${aroundDash === " " ? "" : "\u2060"}${aroundDash}`,
    )
    .replace(/[\u2009\u202f]/gu, " ");
}
