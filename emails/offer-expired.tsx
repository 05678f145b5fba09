import { Layout } from "./layout";
import { Action, Fact, Lead, Para, Title } from "./parts";
import type { EventMailProps, PatronReader } from "./props";
import { eventSubject, whenLines } from "./when";

export interface OfferExpiredProps extends EventMailProps {
  reader: PatronReader;
  /** Whether the waitlist can be joined again: false once registration is closed. */
  canReturn: boolean;
}

const words = {
  subject: "Your place was given on",
  lead: (name: string) => `${name}, we did not hear from you in time. The place went to the next person.`,
  back: "Do you still want to come? Join again: you get a place, or the end of the line.",
  closed: "Do you still want to come? Come to the door. We let people in while there is room.",
  when: "When it is",
  action: "Join again",
  see: "See what you can do",
  why: "You get this e-mail because this address was given to join the waitlist of the event.",
};

export const subject = ({ event, locale }: OfferExpiredProps) => eventSubject(words.subject, event, locale);

export default function OfferExpired({ center, event, locale, reader, canReturn }: OfferExpiredProps) {
  const lead = words.lead(reader.name);
  return (
    <Layout center={center} locale={locale} preview={lead} why={words.why}>
      <Title>{event.title}</Title>
      <Lead>{lead}</Lead>
      <Para>{canReturn ? words.back : words.closed}</Para>
      <Fact label={words.when}>{whenLines(event, locale)}</Fact>
      <Action center={center} href={reader.manageUrl}>
        {canReturn ? words.action : words.see}
      </Action>
    </Layout>
  );
}
