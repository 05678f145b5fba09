import { Layout } from "./layout";
import { Action, Fact, Lead, Quote, Title } from "./parts";
import type { EventMailProps, FairReader } from "./props";
import { eventSubject, whenLines } from "./when";

/** An employer comes no longer: to the employer where staff took its table back, to staff where it stepped back. */
export interface FairWithdrawnProps extends EventMailProps {
  to: FairReader;
  employerName: string;
  reason: string | null;
  url: string;
}

const words = {
  employer: {
    subject: "Your table was taken back",
    lead: "Your organization no longer has a place at this event.",
    reason: (center: string, _employer: string) => `What ${center} writes`,
    action: "Look at other events",
    why: () => "You get this e-mail because your organization had a place at this event.",
  },
  staff: {
    subject: "Comes no longer",
    lead: "An employer stepped back from this event.",
    reason: (_center: string, employer: string) => `What ${employer} writes`,
    action: "Open the employers of this event",
    why: (center: string) => `You get this e-mail because you are on the staff of ${center}.`,
  },
  name: "Employer",
  when: "When",
};

export const subject = ({ event, locale, to }: FairWithdrawnProps) =>
  eventSubject(words[to].subject, event, locale);

export default function FairWithdrawn(props: FairWithdrawnProps) {
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
