import { fillPlaceholders, type OwnText, type OwnTextKind } from "~/app/domain/outbox/own-text";
import { wordsIn } from "~/app/i18n/words";
import type { EventMailProps, PatronReader } from "./props";
import { dayWords, longDayWords, shortTitle, startTimeWords, whereLines } from "./when";

/** Fills each placeholder with itself. */
const unfilled = {
  name: "{name}",
  event: "{event}",
  day: "{day}",
  time: "{time}",
  place: "{place}",
  center: "{center}",
};

/** Fairday's own words of a message in a language, with their placeholders. */
export function defaultText(kind: OwnTextKind, locale: string): OwnText {
  const t = wordsIn(locale);
  switch (kind) {
    case "reminder-week":
      return {
        subject: t("reminder.weekSubject", unfilled),
        opening: t("reminder.weekOpening", unfilled),
      };
    case "reminder-day":
      return { subject: t("reminder.daySubject", unfilled), opening: t("reminder.dayOpening", unfilled) };
    case "reminder-hours":
      return {
        subject: t("reminder.hoursSubject", unfilled),
        opening: t("reminder.hoursOpening", unfilled),
      };
    case "place-released":
      return {
        subject: t("released.silentSubject", unfilled),
        opening: t("released.silentOpening", unfilled),
      };
  }
}

/** The same for a place that its holder gave back, which a center does not write itself. */
export function thanksForRelease(locale: string): OwnText {
  const t = wordsIn(locale);
  return {
    subject: t("released.patronSubject", unfilled),
    opening: t("released.patronOpening", unfilled),
  };
}

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
    place: whereLines(event.place, locale)[0] ?? "",
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
