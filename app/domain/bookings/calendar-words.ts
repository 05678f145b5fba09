import { type CalendarSubject, placeLines } from "~/app/domain/events/calendar-words";
import { whenWords } from "~/app/domain/time/wording";
import type { Span } from "./booking";

export interface CalendarInterview extends Span {
  /** Either a table or a place at the event, or a call. */
  place: string | null;
  callUrl: string | null;
}

/** What a calendar's entry says around an interview, in its reader's language. */
export interface InterviewTexts {
  /** "Interview with Harbor Freight Lines". */
  title: string;
  noPlace: string;
}

/**
 * What the calendar entry of an interview says: the local time in words too, and the event that it belongs to. No link to
 * a ticket gets in, since calendars are shared.
 */
export function interviewWords(
  interview: CalendarInterview,
  event: Pick<CalendarSubject, "title" | "zone" | "locale" | "place" | "url">,
  words: InterviewTexts,
): { title: string; description: string; location: string; url: string } {
  const { startsAt, endsAt, place, callUrl } = interview;
  const where = callUrl === null ? placeLines(event.place, words.noPlace) : [];
  const lines = [...(place === null ? [] : [place]), ...(callUrl === null ? [] : [callUrl]), ...where];
  const when = whenWords(startsAt, endsAt, event.zone, event.locale);
  return {
    title: words.title,
    description: [event.title, when, lines.join("\n"), event.url].join("\n\n"),
    location: lines.join(", "),
    url: event.url,
  };
}
