import { Layout } from "./layout";
import { Action, Fact, Lead, Quote, Title } from "./parts";
import type { EventMailProps } from "./props";
import { eventSubject, whenLines } from "./when";

/** To staff: an employer wrote about its request, or about its table at an event. */
export interface MessageToStaffProps extends EventMailProps {
  about: "request" | "table";
  text: string;
  employerName: string;
  threadUrl: string;
}

const words = {
  subject: "Message",
  wrote: (employer: string) => `${employer} writes`,
  action: "Read and answer",
  request: {
    lead: "Answer on the request's page. Answers to this e-mail do not reach the employer.",
    when: "Wanted time",
  },
  table: {
    lead: "Answer on the employer's page of this event. Answers to this e-mail do not reach the employer.",
    when: "When",
  },
  why: (center: string) => `You get this e-mail because you are on the staff of ${center}.`,
};

export const subject = ({ event, locale }: MessageToStaffProps) => eventSubject(words.subject, event, locale);

export default function MessageToStaff(props: MessageToStaffProps) {
  const { center, event, locale, about, text, employerName, threadUrl } = props;
  const { lead, when } = words[about];
  return (
    <Layout center={center} locale={locale} preview={text} why={words.why(center.name)}>
      <Title>{event.title}</Title>
      <Quote center={center} label={words.wrote(employerName)}>
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
