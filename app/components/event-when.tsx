import { dateFormats } from "~/app/domain/text/formats";
import { dayWords, timeSpanWords, zoneWords } from "~/app/domain/time/wording";

export interface EventWhenProps {
  startsAt: Date;
  endsAt: Date;
  /** IANA name: the center's. */
  timeZone: string;
  locale?: string | undefined;
  /** Names the zone: for print and for readers elsewhere. */
  withZone?: boolean | undefined;
}

const fields = {
  weekday: "short",
  month: "short",
  day: "numeric",
  hour: "numeric",
  minute: "2-digit",
} as const;

const moments = dateFormats(fields);
const datedMoments = dateFormats({ ...fields, year: "numeric" });

/** For tables and lists, on one line: "Tue, Dec 8, 10:00 AM". */
export function momentInWords(at: Date, timeZone: string, locale = "en-US"): string {
  return moments(locale, timeZone)
    .format(at)
    .replace(/\s(?=\S+$)/u, "\u00a0");
}

/** For lists that reach over years: "Tue, Dec 8, 2026, 10:00 AM". */
export function datedMomentInWords(at: Date, timeZone: string, locale = "en-US"): string {
  return datedMoments(locale, timeZone)
    .format(at)
    .replace(/\s(?=\S+$)/u, "\u00a0");
}

/** Day on one line, hours on the next. An event over midnight has both days in the second. */
export function EventWhen({ startsAt, endsAt, timeZone, locale = "en-US", withZone }: EventWhenProps) {
  return (
    <>
      <time dateTime={startsAt.toISOString()}>{dayWords(startsAt, timeZone, locale)}</time>
      <br />
      {timeSpanWords(startsAt, endsAt, timeZone, locale)}
      {withZone && ` (${zoneWords(startsAt, timeZone, locale)})`}
    </>
  );
}

const shortDays = dateFormats({ weekday: "short", month: "short", day: "numeric", year: "numeric" });

/** For tables: "Thu, Jan 14, 2027" on one line, as past events need their year, and the hours on the next. */
export function ShortWhen({
  startsAt,
  endsAt,
  timeZone,
}: Pick<EventWhenProps, "startsAt" | "endsAt" | "timeZone">) {
  return (
    <>
      {shortDays("en-US", timeZone).format(startsAt)}
      <br />
      {timeSpanWords(startsAt, endsAt, timeZone, "en-US")}
    </>
  );
}

const shortDates = dateFormats({ month: "short", day: "numeric" });

/** For charts and narrow columns: "Dec 8". */
export const dateOfEvent = (at: Date, timeZone: string): string => shortDates("en", timeZone).format(at);
