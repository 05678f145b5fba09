import type { OwnText } from "~/app/domain/outbox/own-text";
import { Layout } from "./layout";
import { filledText } from "./own-text";
import { Action, Fact, MoreLink, Opening, Para, Title } from "./parts";
import type { EventMailProps, PatronReader } from "./props";
import { whenLines } from "./when";

/** Sent when a place was given back: by who held it, or because a week before nobody answered. */
export interface PlaceReleasedProps extends EventMailProps {
  reader: PatronReader;
  by: "patron" | "no-answer";
  /** The center's own subject and first words for a place that nobody answered for; null is Fairday's. */
  own: OwnText | null;
  /** Whether the place can be taken again by the link. */
  canReturn: boolean;
}

const words = {
  "no-answer": {
    subject: "Your place was given back: {event}, {day}",
    opening:
      "{name}, we did not hear from you, so your place at {event} goes to somebody else.\n\n" +
      "You can still come.",
  },
  patron: {
    subject: "You gave your place back: {event}, {day}",
    opening: "{name}, thank you for telling us. Your place at {event} goes to somebody else.",
  },
  when: "When it is",
  return: "Take my place again",
  returnText: "While there is room, one tap gives you a place again, with the same ticket.",
  walkIn: "Without a place you can still come to the door. We let people in while there is room.",
  calendar: "The attached file takes the event out of your calendar.",
  more: "Read about the event",
  why: "You get this e-mail because this address was given to register for the event.",
};

export const defaultReleasedText = (): OwnText => words["no-answer"];

const textOf = (props: PlaceReleasedProps) =>
  filledText((props.by === "no-answer" ? props.own : null) ?? words[props.by], props);

export const subject = (props: PlaceReleasedProps) => textOf(props).subject;

export default function PlaceReleased(props: PlaceReleasedProps) {
  const { center, event, locale, reader, canReturn } = props;
  const { opening } = textOf(props);
  const [preview = ""] = opening.split("\n");
  return (
    <Layout center={center} locale={locale} preview={preview} why={words.why}>
      <Title>{event.title}</Title>
      <Opening>{opening}</Opening>
      {canReturn && (
        <>
          <Para>{words.returnText}</Para>
          <Action center={center} href={`${reader.manageUrl}/return`}>
            {words.return}
          </Action>
        </>
      )}
      <Para>{words.walkIn}</Para>
      <Fact label={words.when}>{whenLines(event, locale)}</Fact>
      <Para>{words.calendar}</Para>
      <MoreLink center={center} href={event.url}>
        {words.more}
      </MoreLink>
    </Layout>
  );
}
