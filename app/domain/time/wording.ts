const dateFields = { weekday: "long", year: "numeric", month: "long", day: "numeric" } as const;
const timeFields = { hour: "numeric", minute: "2-digit" } as const;

/** The day of an instant in words: "Saturday, December 5, 2026". */
export function dayWords(at: Date, zone: string, locale: string): string {
  return plainSpaces(wordsIn(locale, zone, dateFields).format(at));
}

/** A time of the day, in the zone: "10:05 AM". */
export function timeWords(at: Date, zone: string, locale: string): string {
  return plainSpaces(wordsIn(locale, zone, timeFields).format(at));
}

/** From when until when, in the zone: "10:00 AM – 2:00 PM", with the dates where the days differ. */
export function timeSpanWords(startsAt: Date, endsAt: Date, zone: string, locale: string): string {
  return plainSpaces(wordsIn(locale, zone, timeFields).formatRange(startsAt, endsAt));
}

/** Day, times and the zone's name: "Saturday, December 5, 2026, 10:00 AM – 2:00 PM (Pacific Time)". */
export function whenWords(startsAt: Date, endsAt: Date, zone: string, locale: string): string {
  const span = wordsIn(locale, zone, { ...dateFields, ...timeFields }).formatRange(startsAt, endsAt);
  return plainSpaces(`${span} (${zoneWords(startsAt, zone, locale)})`);
}

/** The zone's name in words, the same in summer and winter: "Pacific Time". */
export function zoneWords(at: Date, zone: string, locale: string): string {
  const parts = wordsIn(locale, zone, { timeZoneName: "longGeneric" }).formatToParts(at);
  for (const { type, value } of parts) if (type === "timeZoneName") return value;
  return zone;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** One formatter per wording: making one takes longer than a hundred uses. */
function wordsIn(locale: string, zone: string, fields: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${zone} ${Object.keys(fields).join()}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, { ...fields, timeZone: zone });
  formats.set(key, made);
  return made;
}

/** Engines differ in the narrow spaces they put around dashes and AM: the same words everywhere. */
function plainSpaces(words: string): string {
  return words.replace(/[\u2009\u202f]/gu, " ");
}
