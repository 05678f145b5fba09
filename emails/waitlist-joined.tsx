import { placeLines } from "~/app/domain/events/calendar-words";
import { Layout } from "./layout";
import { Action, Fact, Lead, Para, Title } from "./parts";
import type { EventMailProps, PatronReader } from "./props";
import { eventSubject, whenLines } from "./when";

export interface WaitlistJoinedProps extends EventMailProps {
  reader: PatronReader;
}

const words = {
  subject: "You are on the waitlist",
  lead: (name: string) => `${name}, all places are taken. You are on the waitlist.`,
  next: "When a place comes free and it is your turn, we hold it for you and write to you. Then you say yes or no.",
  when: "When it is",
  where: "Where it is",
  action: "See my place in line",
  why: "You get this e-mail because this address was given to register for the event. Was that not you? Leave the waitlist with the link above.",
};

export const subject = ({ event, locale }: WaitlistJoinedProps) => eventSubject(words.subject, event, locale);

export default function WaitlistJoined({ center, event, locale, reader }: WaitlistJoinedProps) {
  const lead = words.lead(reader.name);
  return (
    <Layout center={center} locale={locale} preview={lead} why={words.why}>
      <Title>{event.title}</Title>
      <Lead>{lead}</Lead>
      <Para>{words.next}</Para>
      <Fact label={words.when}>{whenLines(event, locale)}</Fact>
      <Fact label={words.where}>{placeLines(event.place)}</Fact>
      <Action center={center} href={reader.manageUrl}>
        {words.action}
      </Action>
    </Layout>
  );
}
