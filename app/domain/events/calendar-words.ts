import { whenWords } from "~/app/domain/time/wording";

/** An event as anybody may read of it. */
export interface CalendarSubject {
  title: string;
  startsAt: Date;
  endsAt: Date;
  /** IANA name of the zone that the words are in. */
  zone: string;
  locale: string;
  /** Null where no room is held yet. */
  place: { room: string; branch: string; address: string | null } | null;
  whatToBring: string | null;
  /** Whom to ask for help to take part; null is the center's own contact. */
  accommodationContact: string | null;
  /** The public page. */
  url: string;
}

/** What a calendar's entry says around the event's own texts, in the event's locale. */
export interface CalendarTexts {
  /** Where no room is held yet. */
  noPlace: string;
  bring: string;
  access: string;
  /** Where the ticket is, in the entry of somebody registered. */
  ticket: string;
}

/**
 * What a calendar entry says of an event: the local time in words too, since calendars show the reader's own zone.
 * It takes the event alone, so that no link to a ticket can get in: calendars are shared. `attendee` is for the
 * mail to someone registered, `public` for feeds and downloads.
 */
export function calendarWords(
  event: CalendarSubject,
  center: { name: string; contactEmail: string },
  audience: "attendee" | "public",
  words: CalendarTexts,
): { title: string; description: string; location: string; url: string } {
  const place = placeLines(event.place, words.noPlace);
  const description = [
    whenWords(event.startsAt, event.endsAt, event.zone, event.locale),
    place.join("\n"),
    ...(event.whatToBring ? [`${words.bring}: ${event.whatToBring}`] : []),
    `${words.access}: ${event.accommodationContact ?? center.contactEmail}`,
    ...(audience === "attendee" ? [words.ticket] : []),
    event.url,
  ];
  return {
    title: event.title,
    description: description.join("\n\n"),
    location: place.join(", "),
    url: event.url,
  };
}

/** Room, branch and address, each from its own line. */
export function placeLines(place: CalendarSubject["place"], noPlace: string): string[] {
  if (place === null) return [noPlace];
  return [`${place.room}, ${place.branch}`, ...(place.address ? [place.address] : [])];
}
