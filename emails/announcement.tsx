import { placeLines } from "~/app/domain/events/calendar-words";
import { Layout } from "./layout";
import { Action, Fact, Lead, Quote, Title } from "./parts";
import type { EventMailProps, PatronReader } from "./props";
import { eventSubject, whenLines } from "./when";

/** What staff wrote to everyone registered. */
export interface AnnouncementProps extends EventMailProps {
  text: string;
  reader: PatronReader;
}

const words = {
  subject: "Message",
  lead: (name: string) => `${name}, read this before you come.`,
  from: (center: string) => `From ${center}`,
  when: "When",
  where: "Where",
  action: "Open my ticket",
  why: "You get this e-mail because this address was given to register for the event.",
};

export const subject = ({ event, locale }: AnnouncementProps) => eventSubject(words.subject, event, locale);

export default function Announcement({ center, event, locale, text, reader }: AnnouncementProps) {
  return (
    <Layout center={center} locale={locale} preview={text} why={words.why}>
      <Title>{event.title}</Title>
      <Lead>{words.lead(reader.name)}</Lead>
      <Quote center={center} label={words.from(center.name)}>
        {text}
      </Quote>
      <Fact label={words.when}>{whenLines(event, locale)}</Fact>
      <Fact label={words.where}>{placeLines(event.place)}</Fact>
      <Action center={center} href={reader.manageUrl}>
        {words.action}
      </Action>
    </Layout>
  );
}
