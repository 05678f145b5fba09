import { placeLines } from "~/app/domain/events/calendar-words";
import { intlTag } from "~/app/domain/text/formats";
import { wordsIn } from "~/app/i18n/words";
import type { MailEvent, MailPlace, MailSpan } from "./props";

/** "Saturday, December 5, 2026, 10:00 AM to 1:00 PM (Pacific Time)". The second day is named where there is one. */
export function whenWords(span: MailSpan, locale: string): string {
  return whenLines(span, locale).join(isOneDay(span, locale) ? ", " : " ");
}

/** The same on two lines: the day and the hours, or the start and the end where they fall on two days. */
export function whenLines(span: MailSpan, locale: string): [string, string] {
  const { startsAt, endsAt, timeZone } = span;
  const day = format(locale, { timeZone, ...longDay });
  const time = format(locale, { timeZone, ...clockTime });
  const zone = `(${zoneWords(startsAt, timeZone, locale)})`;
  const t = wordsIn(locale);
  if (isOneDay(span, locale)) {
    const hours = t("mail.span", { start: time(startsAt), end: time(endsAt) });
    return [day(startsAt), `${hours} ${zone}`];
  }
  const start = t("mail.spanStart", { start: `${day(startsAt)}, ${time(startsAt)}` });
  return [start, `${day(endsAt)}, ${time(endsAt)} ${zone}`];
}

/** One instant, such as a deadline: "Wednesday, December 2, 2026, 10:00 AM (Pacific Time)". */
export function instantWords(at: Date, timeZone: string, locale: string): string {
  const day = format(locale, { timeZone, ...longDay });
  const time = format(locale, { timeZone, ...clockTime });
  return `${day(at)}, ${time(at)} (${zoneWords(at, timeZone, locale)})`;
}

/** For subjects: "Sat, Dec 5". */
export function dayWords({ startsAt, timeZone }: MailSpan, locale: string): string {
  return format(locale, { timeZone, weekday: "short", month: "short", day: "numeric" })(startsAt);
}

/** For sentences: "Saturday, December 5". */
export function longDayWords({ startsAt, timeZone }: MailSpan, locale: string): string {
  return format(locale, { timeZone, weekday: "long", month: "long", day: "numeric" })(startsAt);
}

/** The time of the start: "10:00 AM". */
export function startTimeWords({ startsAt, timeZone }: MailSpan, locale: string): string {
  return format(locale, { timeZone, ...clockTime })(startsAt);
}

/** "Your ticket: Warehouse hiring day, Sat, Dec 5". A long title is cut, so that the day still shows. */
export function eventSubject(
  news: string,
  event: Pick<MailEvent, "title"> & MailSpan,
  locale: string,
): string {
  const title = shortTitle(event);
  return wordsIn(locale)("mail.subject", { news, event: title, day: dayWords(event, locale) });
}

export function shortTitle({ title }: Pick<MailEvent, "title">): string {
  const letters = Array.from(title);
  return letters.length > 80 ? `${letters.slice(0, 79).join("").trimEnd()}…` : title;
}

/** Room, branch and address, each from its own line. */
export const whereLines = (place: MailPlace | null, locale: string): string[] =>
  placeLines(place, wordsIn(locale)("calendar.noPlace"));

const longDay = { weekday: "long", year: "numeric", month: "long", day: "numeric" } as const;
const clockTime = { hour: "numeric", minute: "2-digit" } as const;

function isOneDay({ startsAt, endsAt, timeZone }: MailSpan, locale: string): boolean {
  const day = format(locale, { timeZone, ...longDay });
  return day(startsAt) === day(endsAt);
}

function zoneWords(at: Date, timeZone: string, locale: string): string {
  const parts = formatter(locale, { timeZone, timeZoneName: "longGeneric" }).formatToParts(at);
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? timeZone;
}

function format(locale: string, options: Intl.DateTimeFormatOptions): (at: Date) => string {
  return (at) => formatter(locale, options).format(at);
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Kept, since making one takes as long as a hundred uses. There are as many as zones and locales in use. */
function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, options]);
  const known = formatters.get(key) ?? new Intl.DateTimeFormat(intlTag(locale), options);
  formatters.set(key, known);
  return known;
}
