import type { EventMailProps } from "./props";
import { placeLines, whenWords } from "./when";

const words = {
  bring: "What to bring",
  access: "If you need help to take part",
  ticket: (center: string) => `Your ticket is in the e-mail from ${center}.`,
};

/**
 * What a calendar entry says of an event: the local time in words too, since calendars show the reader's own zone.
 * It takes the event alone, so that no link to a ticket can get in: calendars are shared. `attendee` is for the
 * mail to someone registered, `public` for feeds and downloads.
 */
export function calendarWords({ event, center, locale }: EventMailProps, audience: "attendee" | "public") {
  const place = placeLines(event.place);
  const description = [
    whenWords(event, locale),
    place.join("\n"),
    ...(event.whatToBring ? [`${words.bring}: ${event.whatToBring}`] : []),
    `${words.access}: ${event.accommodationContact ?? center.contactEmail}`,
    ...(audience === "attendee" ? [words.ticket(center.name)] : []),
    event.url,
  ];
  return {
    title: event.title,
    description: description.join("\n\n"),
    location: place.join(", "),
    url: event.url,
  };
}
