import { placeLines } from "~/app/domain/events/calendar-words";
import { Layout } from "./layout";
import { Action, Fact, Lead, Para, Title } from "./parts";
import type { EventMailProps, PatronReader } from "./props";
import { eventSubject, whenLines } from "./when";

export interface RegistrationCancelledProps extends EventMailProps {
  reader: PatronReader;
  cancelledBy: "patron" | "staff";
  /** Whether the place can be taken again: false once registration is closed. */
  canReturn: boolean;
}

const words = {
  subject: "Place cancelled",
  lead: {
    patron: (name: string) => `${name}, you have nothing more to do. Your place is cancelled.`,
    staff: (name: string) => `${name}, you have no place at this event any more. Staff cancelled it.`,
  },
  ticket: "Your ticket no longer opens the door. The attached file takes the event out of your calendar.",
  when: "When it is",
  where: "Where it is",
  back: "Changed your mind? You can come back while places are left.",
  action: "Take my place again",
  why: "You get this e-mail because this address was given to register for the event.",
};

export const subject = ({ event, locale }: RegistrationCancelledProps) =>
  eventSubject(words.subject, event, locale);

export default function RegistrationCancelled(props: RegistrationCancelledProps) {
  const { center, event, locale, reader, cancelledBy, canReturn } = props;
  const lead = words.lead[cancelledBy](reader.name);
  return (
    <Layout center={center} locale={locale} preview={lead} why={words.why}>
      <Title>{event.title}</Title>
      <Lead>{lead}</Lead>
      <Para>{words.ticket}</Para>
      <Fact label={words.when}>{whenLines(event, locale)}</Fact>
      <Fact label={words.where}>{placeLines(event.place)}</Fact>
      {canReturn && <Para>{words.back}</Para>}
      {canReturn && (
        <Action center={center} href={reader.manageUrl}>
          {words.action}
        </Action>
      )}
    </Layout>
  );
}
