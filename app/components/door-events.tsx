import { timeSpanWords } from "~/app/domain/time/wording";
import type { EventAtHandView } from "./at-hand-list";
import { ButtonLink } from "./button";
import { DateBlock } from "./date-block";
import { EmptyState } from "./empty-state";

export interface DoorEventsProps {
  live: readonly EventAtHandView[];
  next: readonly EventAtHandView[];
}

/** The events that a volunteer may open the door of: those of now first. */
export function DoorEvents({ live, next }: DoorEventsProps) {
  return (
    <>
      {live.length === 0 ? (
        <EmptyState title="No door is open now">
          Come back when the doors of your event open, or ask the staff.
        </EmptyState>
      ) : (
        <EventsAtHand events={live} isLive />
      )}
      {next.length > 0 && (
        <section>
          <h2>Next events</h2>
          <EventsAtHand events={next} isLive={false} />
        </section>
      )}
    </>
  );
}

function EventsAtHand({ events, isLive }: { events: readonly EventAtHandView[]; isLive: boolean }) {
  const Title = isLive ? "h2" : "h3";
  return (
    <ol className="events">
      {events.map(({ id, title, employer, startsAt, endsAt, zone }) => (
        <li key={id}>
          <article className="event-card">
            <DateBlock at={startsAt} timeZone={zone} />
            <div className="event-card-text">
              <Title className="event-card-title">
                {isLive ? title : <a href={`/door/${id}`}>{title}</a>}
              </Title>
              <p>{employer}</p>
              <p className="muted">{timeSpanWords(startsAt, endsAt, zone, "en-US")}</p>
              {isLive && (
                <div className="actions">
                  <ButtonLink size="large" href={`/door/${id}`} label={`Open the door of ${title}`}>
                    Open the door
                  </ButtonLink>
                </div>
              )}
            </div>
          </article>
        </li>
      ))}
    </ol>
  );
}
