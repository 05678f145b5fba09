import type { ReactNode } from "react";
import { timeSpanWords } from "~/app/domain/time/wording";
import { DateBlock } from "./date-block";
import { inLanguage } from "./in-language";

export interface EventCardProps {
  href: string;
  title: string;
  /** The language that the title is in, where it may not be the page's. */
  textLocale?: string | undefined;
  employerName: string;
  startsAt: Date;
  endsAt: Date;
  timeZone: string;
  /** Branch, and room where it helps. */
  place: string;
  /** "$21.50 to $24 an hour", of one opening or of all. */
  pay?: string | undefined;
  /** "Server, cook and 2 more", or "3 openings". */
  openings?: string | undefined;
  /** A StatusBadge where the event is full, live or moved. */
  status?: ReactNode;
  locale?: string | undefined;
}

/** One event in a list: the date first, then what, who, when and where. */
export function EventCard(props: EventCardProps) {
  const { startsAt, endsAt, timeZone, locale = "en-US" } = props;
  return (
    <article className="event-card">
      <DateBlock at={startsAt} timeZone={timeZone} locale={locale} />
      <div className="event-card-text">
        <h2 className="event-card-title">
          <a href={props.href} {...inLanguage(props.textLocale, locale)}>
            {props.title}
          </a>
        </h2>
        <p>
          <bdi>{props.employerName}</bdi>
        </p>
        {(props.pay || props.openings) && (
          <p>
            {props.pay && <span className="event-card-pay">{props.pay}</span>}
            {props.pay && props.openings && " · "}
            <bdi>{props.openings}</bdi>
          </p>
        )}
        <p className="muted">
          {timeSpanWords(startsAt, endsAt, timeZone, locale)} · <bdi>{props.place}</bdi>
        </p>
        {props.status && <p>{props.status}</p>}
      </div>
    </article>
  );
}

/** The list around the cards; `events` are EventCard props with a key. */
export function EventList({ events }: { events: readonly (EventCardProps & { id: string })[] }) {
  return (
    <ol className="events">
      {events.map(({ id, ...event }) => (
        <li key={id}>
          <EventCard {...event} />
        </li>
      ))}
    </ol>
  );
}
