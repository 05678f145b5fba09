import { timeSpanWords } from "~/app/domain/time/wording";
import { ButtonLink } from "./button";
import { DateBlock } from "./date-block";
import { Stat, StatRow } from "./stat";

export interface EventAtHandView {
  id: string;
  title: string;
  employer: string;
  startsAt: Date;
  endsAt: Date;
  zone: string;
  capacity: number | null;
  registered: number;
  arrived: number;
}

/** Events that go on now or come next, with their counts. */
export function AtHandList({ events, isLive }: { events: readonly EventAtHandView[]; isLive: boolean }) {
  return (
    <ol className="events">
      {events.map((event) => (
        <li key={event.id}>
          <article className="event-card">
            <DateBlock at={event.startsAt} timeZone={event.zone} />
            <div className="event-card-text">
              <h3 className="event-card-title">
                <a href={`/staff/events/${event.id}`}>{event.title}</a>
              </h3>
              <p>{event.employer}</p>
              <p className="muted">{timeSpanWords(event.startsAt, event.endsAt, event.zone, "en-US")}</p>
              {isLive ? <LiveCounts event={event} /> : <p>{placesInWords(event)}</p>}
            </div>
          </article>
        </li>
      ))}
    </ol>
  );
}

function LiveCounts({ event }: { event: EventAtHandView }) {
  return (
    <>
      <StatRow>
        <Stat figure={event.arrived} label="arrived" />
        <Stat figure={event.registered} label="registered" />
      </StatRow>
      <div className="actions">
        <ButtonLink
          kind="secondary"
          href={`/door/${event.id}`}
          label={`Open the door screen of ${event.title}`}
        >
          Open the door screen
        </ButtonLink>
      </div>
    </>
  );
}

/** "12 of 60 places taken", or the count alone where there is no limit. */
export function placesInWords({
  registered,
  capacity,
}: Pick<EventAtHandView, "registered" | "capacity">): string {
  return capacity === null ? `${registered} registered` : `${registered} of ${capacity} places taken`;
}
