export interface DateBlockProps {
  at: Date;
  /** IANA name: the day is the center's, not the server's. */
  timeZone: string;
  locale?: string | undefined;
}

/** Month, day and weekday as on a tear-off calendar. */
export function DateBlock({ at, timeZone, locale = "en-US" }: DateBlockProps) {
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone }).format(at);
  return (
    <time className="date-block" dateTime={at.toISOString()}>
      <span className="date-block-month">{part({ month: "short" })} </span>
      <span className="date-block-day">{part({ day: "numeric" })} </span>
      <span className="date-block-weekday">{part({ weekday: "short" })}</span>
    </time>
  );
}
