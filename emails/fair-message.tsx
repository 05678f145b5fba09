import { Layout } from "./layout";
import { Action, Fact, Lead, Quote, Title } from "./parts";
import type { EventMailProps } from "./props";
import { eventSubject, whenLines, whereLines } from "./when";

/** What staff wrote to every employer with a table, for those who sign in and for those who stand there. */
export interface FairMessageProps extends EventMailProps {
  text: string;
  employerName: string;
  /** The employer's place at the event, in its own pages; null for whoever has a door ticket alone. */
  url: string | null;
}

const words = {
  subject: "For employers",
  lead: "Read this before you come.",
  from: (center: string) => `${center} writes`,
  employer: "Employer",
  when: "When",
  where: "Where",
  action: "See your table",
  why: "You get this e-mail because your organization has a table at this event.",
};

export const subject = ({ event, locale }: FairMessageProps) => eventSubject(words.subject, event, locale);

export default function FairMessage({ center, event, locale, text, employerName, url }: FairMessageProps) {
  return (
    <Layout center={center} locale={locale} preview={text} why={words.why}>
      <Title>{event.title}</Title>
      <Lead>{words.lead}</Lead>
      <Quote center={center} label={words.from(center.name)}>
        {text}
      </Quote>
      <Fact label={words.employer}>{employerName}</Fact>
      <Fact label={words.when}>{whenLines(event, locale)}</Fact>
      <Fact label={words.where}>{whereLines(event.place, locale)}</Fact>
      {url !== null && (
        <Action center={center} href={url}>
          {words.action}
        </Action>
      )}
    </Layout>
  );
}
