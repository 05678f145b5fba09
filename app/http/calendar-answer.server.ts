import type { CalendarEntry } from "~/app/adapters/calendar/calendar";
import { type CalendarSubject, calendarWords } from "~/app/domain/events/calendar-words";
import { calendarTexts } from "~/app/i18n/calendar-texts";
import { wordsIn } from "~/app/i18n/words";
import type { Center } from "~/db/queries/centers";

/** Which entry it is and which state of it, so that a program that has an older one replaces it. */
type EntryVersion = Pick<CalendarEntry, "uid" | "sequence" | "stampedAt" | "cancelled" | "alarmMinutes">;

/** One event for a feed or a download: what anybody may read of it, and nobody who takes part. */
export function publicEntry(center: Center, event: CalendarSubject, version: EntryVersion): CalendarEntry {
  const { contactEmail } = center.settings;
  const texts = calendarTexts(wordsIn(event.locale), center.name);
  return {
    ...version,
    ...calendarWords(event, { name: center.name, contactEmail }, "public", texts),
    startsAt: event.startsAt,
    endsAt: event.endsAt,
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
