import { placeLines } from "~/app/domain/events/calendar-words";
import { Layout } from "./layout";
import { Action, Fact, Lead, Para, Title } from "./parts";
import type { EventMailProps, PatronReader } from "./props";
import { eventSubject, instantWords, whenLines } from "./when";

export interface PlaceOfferedProps extends EventMailProps {
  reader: PatronReader;
  /** How many places are held. */
  people: number;
  /** Until when they are. */
  expiresAt: Date;
}

const words = {
  subject: "A place is held for you",
  lead: {
    one: (name: string) => `${name}, a place came free. It is held for you.`,
    many: (name: string, people: number) => `${name}, ${people} places came free. They are held for you.`,
  },
  until: "Say yes before",
  late: "After that we offer it to the next person in line.",
  when: "When",
  where: "Where",
  bring: "What to bring",
  action: "Say yes or no",
  why: "You get this e-mail because this address was given to join the waitlist of the event.",
};

export const subject = ({ event, locale }: PlaceOfferedProps) => eventSubject(words.subject, event, locale);

export default function PlaceOffered(props: PlaceOfferedProps) {
  const { center, event, locale, reader, people, expiresAt } = props;
  const lead = people === 1 ? words.lead.one(reader.name) : words.lead.many(reader.name, people);
  return (
    <Layout center={center} locale={locale} preview={lead} why={words.why}>
      <Title>{event.title}</Title>
      <Lead>{lead}</Lead>
      <Fact label={words.until} tone="new">
        {instantWords(expiresAt, event.timeZone, locale)}
      </Fact>
      <Action center={center} href={reader.manageUrl}>
        {words.action}
      </Action>
      <Para>{words.late}</Para>
      <Fact label={words.when}>{whenLines(event, locale)}</Fact>
      <Fact label={words.where}>{placeLines(event.place)}</Fact>
      {event.whatToBring && <Fact label={words.bring}>{event.whatToBring}</Fact>}
    </Layout>
  );
}
