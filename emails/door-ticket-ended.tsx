import { Layout } from "./layout";
import { Fact, Lead, Para, Title } from "./parts";
import type { EventMailProps, RepresentativeWithoutTicket } from "./props";
import { KeptLink, whyRepresentative } from "./representative";
import { eventSubject, whenLines, whereLines } from "./when";

/** To one of an employer's people whose door ticket was mailed and is good no longer. */
export interface DoorTicketEndedProps extends EventMailProps {
  reader: RepresentativeWithoutTicket;
  /** The employer took a name away or steps back; or the center took back the table, or the ticket alone. */
  endedBy: "employer" | "staff";
}

const words = {
  subject: "Your door ticket ended",
  lead: (name: string) => `${name}, your door ticket no longer opens the door.`,
  why: {
    employer: (employer: string, _center: string) =>
      `${employer} told us that you do not come for it. Ask there if that is wrong.`,
    staff: (employer: string, center: string) =>
      `${center} ended it. Ask ${employer} if you want to know more.`,
  },
  when: "It was for",
  where: "Where",
  calendar: "The attached file takes the event out of your calendar.",
};

export const subject = ({ event, locale }: DoorTicketEndedProps) =>
  eventSubject(words.subject, event, locale);

export default function DoorTicketEnded(props: DoorTicketEndedProps) {
  const { center, event, locale, reader, endedBy } = props;
  const lead = words.lead(reader.name);
  return (
    <Layout center={center} locale={locale} preview={lead} why={whyRepresentative(reader)}>
      <Title>{event.title}</Title>
      <Lead>{lead}</Lead>
      <Para>{words.why[endedBy](reader.employer, center.name)}</Para>
      <Fact label={words.when}>{whenLines(event, locale)}</Fact>
      <Fact label={words.where}>{whereLines(event.place, locale)}</Fact>
      <Para>{words.calendar}</Para>
      <KeptLink center={center} reader={reader} />
    </Layout>
  );
}
