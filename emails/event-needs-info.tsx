import { Layout } from "./layout";
import { Action, Fact, Lead, Quote, Title } from "./parts";
import type { EventMailProps } from "./props";
import { eventSubject, whenLines } from "./when";

/** To the employer: staff need an answer before they can decide. */
export interface EventNeedsInfoProps extends EventMailProps {
  question: string;
  requestUrl: string;
}

const words = {
  subject: "Answer needed",
  lead: "Answer the question below in your request, then send it again.",
  asked: (center: string) => `${center} asks`,
  when: "Wanted time",
  action: "Answer now",
  why: "You get this e-mail because your organization made this request.",
};

export const subject = ({ event, locale }: EventNeedsInfoProps) => eventSubject(words.subject, event, locale);

export default function EventNeedsInfo({ center, event, locale, question, requestUrl }: EventNeedsInfoProps) {
  return (
    <Layout center={center} locale={locale} preview={words.lead} why={words.why}>
      <Title>{event.title}</Title>
      <Lead>{words.lead}</Lead>
      <Quote center={center} label={words.asked(center.name)}>
        {question}
      </Quote>
      <Fact label={words.when}>{whenLines(event, locale)}</Fact>
      <Action center={center} href={requestUrl}>
        {words.action}
      </Action>
    </Layout>
  );
}
