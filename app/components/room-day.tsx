import type { EventStatus } from "~/app/domain/events/event";
import { EventStatusBadge } from "./status-badge";

/** What is on in a room on the day that a form names. */
export interface RoomDayView {
  /** "Auditorium on Saturday, December 5, 2026"; null where the form names no room or no day yet. */
  heading: string | null;
  spans: readonly {
    key: string;
    times: string;
    /** Only staff are told what holds the room. */
    title?: string | undefined;
    status?: EventStatus | undefined;
  }[];
  /** The room's month, for staff. */
  calendarHref?: string | undefined;
}

/** Stands under the field that chooses a room, and is asked for by the button beside it. */
export function RoomDay({ day }: { day: RoomDayView }) {
  if (day.heading === null) {
    return (
      <div className="room-day" id="room-day">
        <p>Choose the day of the start and a room first.</p>
      </div>
    );
  }
  return (
    <div className="room-day" id="room-day">
      <p>
        <b>{day.heading}</b>
      </p>
      {day.spans.length === 0 ? (
        <p>Nothing is on there that day.</p>
      ) : (
        <ul>
          {day.spans.map(({ key, times, title, status }) => (
            <li key={key}>
              {times} {title ?? "Taken"} {status && <EventStatusBadge status={status} />}
            </li>
          ))}
        </ul>
      )}
      {day.calendarHref && (
        <p>
          <a href={day.calendarHref}>The room's month</a>
        </p>
      )}
    </div>
  );
}
