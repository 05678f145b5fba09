import { Layout } from "./layout";
import { Action, Fact, Lead, Quote, Title } from "./parts";
import type { EventMailProps } from "./props";
import { eventSubject, whenLines } from "./when";

/** To the employer: staff wrote about its request, or about its table at somebody else's event. */
export interface MessageToEmployerProps extends EventMailProps {
  about: "request" | "table";
  text: string;
  threadUrl: string;
}

const words = {
  subject: "Message",
  wrote: (center: string) => `${center} writes`,
  action: "Read and answer",
  request: {
    lead: "Answer on the request's page, so that all who work on it read the same.",
    when: "Wanted time",
    why: "You get this e-mail because your organization made this request.",
  },
  table: {
    lead: "Answer on the event's page, so that all who work on it read the same.",
    when: "When",
    why: "You get this e-mail because your organization was invited to this event or asked for a table.",
  },
};

export const subject = ({ event, locale }: MessageToEmployerProps) =>
  eventSubject(words.subject, event, locale);

export default function MessageToEmployer({
  center,
  event,
  locale,
  about,
  text,
  threadUrl,
}: MessageToEmployerProps) {
  const { lead, when, why } = words[about];
  return (
    <Layout center={center} locale={locale} preview={text} why={why}>
      <Title>{event.title}</Title>
      <Quote center={center} label={words.wrote(center.name)}>
        {text}
      </Quote>
      <Lead>{lead}</Lead>
      <Fact label={when}>{whenLines(event, locale)}</Fact>
      <Action center={center} href={threadUrl}>
        {words.action}
      </Action>
    </Layout>
  );
}
