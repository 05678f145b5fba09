import { Layout } from "./layout";
import { Fact, Lead, MoreLink, Para, Ticket, Title } from "./parts";
import type { EventMailProps, RepresentativeReader } from "./props";
import { KeptLink, pictureWords, whyRepresentative } from "./representative";
import { eventSubject, whenLines, whereLines } from "./when";

/** To one of an employer's people, once the employer has a table; and again when the ticket is given anew. */
export interface DoorTicketProps extends EventMailProps {
  reader: RepresentativeReader;
}

const words = {
  subject: "Your door ticket",
  lead: (name: string) => `${name}, show this QR code at the door.`,
  early: "It opens the door before the visitors come. It is yours alone: each of you has one.",
  employer: "You come for",
  when: "When",
  where: "Where",
  access: "If you need help to take part",
  calendar: "The event is attached as a calendar file.",
  more: "Read about the event",
};

export const subject = ({ event, locale }: DoorTicketProps) => eventSubject(words.subject, event, locale);

export default function DoorTicket({ center, event, locale, reader }: DoorTicketProps) {
  const lead = words.lead(reader.name);
  return (
    <Layout center={center} locale={locale} preview={lead} why={whyRepresentative(reader)}>
      <Title>{event.title}</Title>
      <Lead>{lead}</Lead>
      <Ticket shortCode={reader.shortCode} locale={locale} picture={pictureWords(reader)} />
      <Para>{words.early}</Para>
      <Fact label={words.employer}>{reader.employer}</Fact>
      <Fact label={words.when}>{whenLines(event, locale)}</Fact>
      <Fact label={words.where}>{whereLines(event.place, locale)}</Fact>
      <Fact label={words.access}>{event.accommodationContact ?? center.contactEmail}</Fact>
      <Para>{words.calendar}</Para>
      <MoreLink center={center} href={event.url}>
        {words.more}
      </MoreLink>
      <KeptLink center={center} reader={reader} />
    </Layout>
  );
}
