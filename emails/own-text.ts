import { placeLines } from "~/app/domain/events/calendar-words";
import { fillPlaceholders, type OwnText } from "~/app/domain/outbox/own-text";
import type { EventMailProps, PatronReader } from "./props";
import { dayWords, longDayWords, shortTitle, startTimeWords } from "./when";

/** Subject and first words with their placeholders filled in. The reader's name is placed and never looked into. */
export function filledText(
  text: OwnText,
  { event, center, locale, reader }: EventMailProps & { reader: PatronReader },
): OwnText {
  const values = {
    name: reader.name,
    event: event.title,
    day: longDayWords(event, locale),
    time: startTimeWords(event, locale),
    place: placeLines(event.place)[0] ?? "",
    center: center.name,
  };
  return {
    // A subject is cut by inboxes: short words, so that the day still shows.
    subject: fillPlaceholders(text.subject, {
      ...values,
      event: shortTitle(event),
      day: dayWords(event, locale),
    }),
    opening: fillPlaceholders(text.opening, values),
  };
}
