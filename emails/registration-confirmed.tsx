import { placeLines } from "~/app/domain/events/calendar-words";
import { Layout } from "./layout";
import { Action, Fact, Lead, MoreLink, Para, Ticket, Title } from "./parts";
import type { EventMailProps, TicketReader } from "./props";
import { eventSubject, whenLines } from "./when";

/** Sent on registration, and again when someone asks for the ticket again. */
export interface RegistrationConfirmedProps extends EventMailProps {
  reader: TicketReader;
  /** How many the ticket lets in. */
  people: number;
}

const words = {
  subject: "Your ticket",
  lead: (name: string) => `${name}, show this QR code at the door.`,
  people: "How many of you",
  forPeople: (people: number) => `For ${people} people. One ticket lets all of you in.`,
  when: "When",
  where: "Where",
  bring: "What to bring",
  access: "If you need help to take part",
  action: "Change or cancel my place",
  calendar: "The event is attached as a calendar file.",
  more: "Read about the event",
  why: "You get this e-mail because this address was given to register for the event. Was that not you? Cancel the place with the link above.",
};

export const subject = ({ event, locale }: RegistrationConfirmedProps) =>
  eventSubject(words.subject, event, locale);

export default function RegistrationConfirmed(props: RegistrationConfirmedProps) {
  const { center, event, locale, reader, people } = props;
  const lead = words.lead(reader.name);
  return (
    <Layout center={center} locale={locale} preview={lead} why={words.why}>
      <Title>{event.title}</Title>
      <Lead>{lead}</Lead>
      <Ticket shortCode={reader.shortCode} />
      {people > 1 && <Fact label={words.people}>{words.forPeople(people)}</Fact>}
      <Fact label={words.when}>{whenLines(event, locale)}</Fact>
      <Fact label={words.where}>{placeLines(event.place)}</Fact>
      {event.whatToBring && <Fact label={words.bring}>{event.whatToBring}</Fact>}
      <Fact label={words.access}>{event.accommodationContact ?? center.contactEmail}</Fact>
      <Action center={center} href={reader.manageUrl}>
        {words.action}
      </Action>
      <Para>{words.calendar}</Para>
      <MoreLink center={center} href={event.url}>
        {words.more}
      </MoreLink>
    </Layout>
  );
}
