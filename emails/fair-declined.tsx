import { Layout } from "./layout";
import { Action, Fact, Lead, Quote, Title } from "./parts";
import type { EventMailProps, FairReader } from "./props";
import { eventSubject, whenLines } from "./when";

/** An employer gets no table: to the employer where staff said no, to staff where it said no to their invitation. */
export interface FairDeclinedProps extends EventMailProps {
  to: FairReader;
  employerName: string;
  reason: string | null;
  url: string;
}

const words = {
  employer: {
    subject: "No table this time",
    lead: "The center has no table for your organization at this event.",
    reason: (center: string, _employer: string) => `What ${center} writes`,
    action: "Look at other events",
    why: () => "You get this e-mail because your organization asked for a table at this event.",
  },
  staff: {
    subject: "Says no",
    lead: "An employer said no to your invitation.",
    reason: (_center: string, employer: string) => `What ${employer} writes`,
    action: "Open the employers of this event",
    why: (center: string) => `You get this e-mail because you are on the staff of ${center}.`,
  },
  name: "Employer",
  when: "When",
};

export const subject = ({ event, locale, to }: FairDeclinedProps) =>
  eventSubject(words[to].subject, event, locale);

export default function FairDeclined(props: FairDeclinedProps) {
  const { center, event, locale, to, employerName, reason, url } = props;
  const said = words[to];
  return (
    <Layout center={center} locale={locale} preview={said.lead} why={said.why(center.name)}>
      <Title>{event.title}</Title>
      <Lead>{said.lead}</Lead>
      {reason && (
        <Quote center={center} label={said.reason(center.name, employerName)}>
          {reason}
        </Quote>
      )}
      <Fact label={words.name}>{employerName}</Fact>
      <Fact label={words.when}>{whenLines(event, locale)}</Fact>
      <Action center={center} href={url}>
        {said.action}
      </Action>
    </Layout>
  );
}
