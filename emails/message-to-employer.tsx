import { Layout } from "./layout";
import { Action, Fact, Lead, Quote, Title } from "./parts";
import type { EventMailProps } from "./props";
import { eventSubject, whenLines } from "./when";

/** To the employer: staff wrote about its request. */
export interface MessageToEmployerProps extends EventMailProps {
  text: string;
  threadUrl: string;
}

const words = {
  subject: "Message",
  lead: "Answer on the request's page, so that all who work on it read the same.",
  wrote: (center: string) => `${center} writes`,
  when: "Wanted time",
  action: "Read and answer",
  why: "You get this e-mail because your organization made this request.",
};

export const subject = ({ event, locale }: MessageToEmployerProps) =>
  eventSubject(words.subject, event, locale);

export default function MessageToEmployer({
  center,
  event,
  locale,
  text,
  threadUrl,
}: MessageToEmployerProps) {
  return (
    <Layout center={center} locale={locale} preview={text} why={words.why}>
      <Title>{event.title}</Title>
      <Quote center={center} label={words.wrote(center.name)}>
        {text}
      </Quote>
      <Lead>{words.lead}</Lead>
      <Fact label={words.when}>{whenLines(event, locale)}</Fact>
      <Action center={center} href={threadUrl}>
        {words.action}
      </Action>
    </Layout>
  );
}
