import { Layout } from "./layout";
import { Action, Fact, Lead, Title } from "./parts";
import type { EventMailProps } from "./props";
import { eventSubject, whenLines } from "./when";

/** To staff: an employer asks for a table. */
export interface FairAppliedProps extends EventMailProps {
  employerName: string;
  contactName: string;
  /** The employer on the event's pages of staff. */
  url: string;
}

const words = {
  subject: "Asks for a table",
  lead: "Read what this employer brings, then accept or decline it.",
  employer: "Employer",
  contact: "Asked by",
  when: "When",
  action: "Open the application",
  why: (center: string) => `You get this e-mail because you are on the staff of ${center}.`,
};

export const subject = ({ event, locale }: FairAppliedProps) => eventSubject(words.subject, event, locale);

export default function FairApplied(props: FairAppliedProps) {
  const { center, event, locale, employerName, contactName, url } = props;
  return (
    <Layout center={center} locale={locale} preview={words.lead} why={words.why(center.name)}>
      <Title>{event.title}</Title>
      <Lead>{words.lead}</Lead>
      <Fact label={words.employer}>{employerName}</Fact>
      <Fact label={words.contact}>{contactName}</Fact>
      <Fact label={words.when}>{whenLines(event, locale)}</Fact>
      <Action center={center} href={url}>
        {words.action}
      </Action>
    </Layout>
  );
}
