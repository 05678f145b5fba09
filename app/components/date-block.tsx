import { dateFormats } from "~/app/domain/text/formats";

export interface DateBlockProps {
  at: Date;
  /** IANA name: the day is the center's, not the server's. */
  timeZone: string;
  locale?: string | undefined;
}

const months = dateFormats({ month: "short" });
const days = dateFormats({ day: "numeric" });
const weekdays = dateFormats({ weekday: "short" });

/** Month, day and weekday as on a tear-off calendar. */
export function DateBlock({ at, timeZone, locale = "en-US" }: DateBlockProps) {
  return (
    <time className="date-block" dateTime={at.toISOString()}>
      <span className="date-block-month">{months(locale, timeZone).format(at)} </span>
      <span className="date-block-day">{days(locale, timeZone).format(at)} </span>
      <span className="date-block-weekday">{weekdays(locale, timeZone).format(at)}</span>
    </time>
  );
}
