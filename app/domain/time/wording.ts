import { dateFormats } from "~/app/domain/text/formats";
import { remembered } from "~/app/domain/text/remembered";

const dateFields = { weekday: "long", year: "numeric", month: "long", day: "numeric" } as const;
const timeFields = { hour: "numeric", minute: "2-digit" } as const;

const days = dateFormats(dateFields);
const times = dateFormats(timeFields);
const daysAndTimes = dateFormats({ ...dateFields, ...timeFields });
const zoneNames = dateFormats({ timeZoneName: "longGeneric" });

/** The day of an instant in words: "Saturday, December 5, 2026". */
export const dayWords = remembered((at: Date, zone: string, locale: string) =>
  plainSpaces(days(locale, zone).format(at)),
);

/** A time of the day, in the zone: "10:05 AM". */
export function timeWords(at: Date, zone: string, locale: string): string {
  return plainSpaces(times(locale, zone).format(at));
}

/** From when until when, in the zone: "10:00 AM – 2:00 PM", with the dates where the days differ. */
export const timeSpanWords = remembered((startsAt: Date, endsAt: Date, zone: string, locale: string) =>
  plainSpaces(times(locale, zone).formatRange(startsAt, endsAt)),
);

/** Day, times and the zone's name: "Saturday, December 5, 2026, 10:00 AM – 2:00 PM (Pacific Time)". */
export function whenWords(startsAt: Date, endsAt: Date, zone: string, locale: string): string {
  const span = daysAndTimes(locale, zone).formatRange(startsAt, endsAt);
  return plainSpaces(`${span} (${zoneWords(startsAt, zone, locale)})`);
}

/** The zone's name in words, the same in summer and winter: "Pacific Time". */
export const zoneWords = remembered((at: Date, zone: string, locale: string) => {
  const parts = zoneNames(locale, zone).formatToParts(at);
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? zone;
});

/** Engines differ in the narrow spaces they put around dashes and AM: the same words everywhere. */
function plainSpaces(words: string): string {
  return words.replace(/[\u2009\u202f]/gu, " ");
}
