import { Layout } from "./layout";
import { Action, Fact, Lead, Quote, Title } from "./parts";
import type { EventMailProps } from "./props";
import { eventSubject, whenLines } from "./when";

/** To staff: the employer wrote about its request. */
export interface MessageToStaffProps extends EventMailProps {
  text: string;
  employerName: string;
  threadUrl: string;
}

const words = {
  subject: "Message",
  lead: "Answer on the request's page. Answers to this e-mail do not reach the employer.",
  wrote: (employer: string) => `${employer} writes`,
  when: "Wanted time",
  action: "Read and answer",
  why: (center: string) => `You get this e-mail because you are on the staff of ${center}.`,
};

export const subject = ({ event, locale }: MessageToStaffProps) => eventSubject(words.subject, event, locale);

export default function MessageToStaff(props: MessageToStaffProps) {
  const { center, event, locale, text, employerName, threadUrl } = props;
  return (
    <Layout center={center} locale={locale} preview={text} why={words.why(center.name)}>
      <Title>{event.title}</Title>
      <Quote center={center} label={words.wrote(employerName)}>
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
