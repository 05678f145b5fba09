import { Layout } from "./layout";
import { Action, Fact, Lead, Para, Title } from "./parts";
import type { EventMailProps, FairReader } from "./props";
import { eventSubject, whenLines, whereLines } from "./when";

/** An employer has a table: to the employer where staff accepted it, to staff where it took their invitation. */
export interface FairAcceptedProps extends EventMailProps {
  to: FairReader;
  employerName: string;
  /** Null while none was given. */
  tableNo: number | null;
  /** The employer's place at the event, in the reader's pages. */
  url: string;
}

const words = {
  employer: {
    subject: "You have a table",
    lead: "Your organization has a table at this event.",
    tickets:
      "The door tickets of your people are on the page below, to print. Those whose e-mail address you gave get theirs by e-mail too. They open the door before the visitors come.",
    action: "See your table and door tickets",
    why: () => "You get this e-mail because your organization takes part in this event.",
  },
  staff: {
    subject: "Comes to your event",
    lead: "An employer took your invitation.",
    tickets: null,
    action: "Open the employer's page",
    why: (center: string) => `You get this e-mail because you are on the staff of ${center}.`,
  },
  name: "Employer",
  table: "Table",
  when: "When",
  where: "Where",
};

export const subject = ({ event, locale, to }: FairAcceptedProps) =>
  eventSubject(words[to].subject, event, locale);

export default function FairAccepted(props: FairAcceptedProps) {
  const { center, event, locale, to, employerName, tableNo, url } = props;
  const { lead, tickets, action, why } = words[to];
  return (
    <Layout center={center} locale={locale} preview={lead} why={why(center.name)}>
      <Title>{event.title}</Title>
      <Lead>{lead}</Lead>
      <Fact label={words.name}>{employerName}</Fact>
      {tableNo !== null && <Fact label={words.table}>{String(tableNo)}</Fact>}
      <Fact label={words.when}>{whenLines(event, locale)}</Fact>
      <Fact label={words.where}>{whereLines(event.place, locale)}</Fact>
      <Action center={center} href={url}>
        {action}
      </Action>
      {tickets !== null && <Para>{tickets}</Para>}
    </Layout>
  );
}
