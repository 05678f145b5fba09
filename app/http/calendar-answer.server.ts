import type { CalendarEntry } from "~/app/adapters/calendar/calendar";
import { whenWords } from "~/app/domain/time/wording";
import type { Center } from "~/db/queries/centers";

interface CalendarEvent {
  title: string;
  whatToBring: string | null;
  accommodationContact: string | null;
  startsAt: Date;
  endsAt: Date;
  zone: string;
  locale: string;
  place: { room: string; branch: string; address: string | null } | null;
  /** The event's public page. */
  url: string;
}

/** Which entry it is and which state of it, so that a program that has an older one replaces it. */
type EntryVersion = Pick<CalendarEntry, "uid" | "sequence" | "stampedAt" | "cancelled" | "alarmMinutes">;

const words = {
  noPlace: "The room is not set yet",
  bring: "What to bring",
  access: "If you need help to take part",
};

/** One event for a feed or a download: what anybody may read of it, and nobody who takes part. */
export function publicEntry(center: Center, event: CalendarEvent, version: EntryVersion): CalendarEntry {
  const { place } = event;
  const lines =
    place === null
      ? [words.noPlace]
      : [`${place.room}, ${place.branch}`, ...(place.address ? [place.address] : [])];
  const description = [
    whenWords(event.startsAt, event.endsAt, event.zone, event.locale),
    lines.join("\n"),
    ...(event.whatToBring ? [`${words.bring}: ${event.whatToBring}`] : []),
    `${words.access}: ${event.accommodationContact ?? center.settings.contactEmail}`,
    event.url,
  ];
  return {
    ...version,
    startsAt: event.startsAt,
    endsAt: event.endsAt,
    title: event.title,
    description: description.join("\n\n"),
    location: lines.join(", "),
    url: event.url,
    organizer: { name: center.name, email: center.mailFrom },
    attendee: null,
  };
}

/** A calendar file: saved under `filename`, or read in place by a program that follows a feed. */
export function calendarAnswer(content: string, headers: { filename?: string; cache: string }): Response {
  return new Response(content, {
    headers: {
      "Content-Type": "text/calendar; charset=utf-8; method=PUBLISH",
      "Cache-Control": headers.cache,
      ...(headers.filename === undefined
        ? {}
        : { "Content-Disposition": `attachment; filename="${headers.filename}"` }),
    },
  });
}
