import { Layout } from "./layout";
import { Action, Fact, Lead, Quote, Title } from "./parts";
import type { EventMailProps } from "./props";
import { eventSubject, whenLines } from "./when";

/** To the employer: staff said no, with the reason. */
export interface EventDeclinedProps extends EventMailProps {
  reason: string;
  requestUrl: string;
}

const words = {
  subject: "Declined",
  lead: "Read the reason below. You can copy the request, change it and send it again.",
  reason: (center: string) => `Why ${center} declined`,
  when: "Time asked for",
  action: "Open the request",
  why: "You get this e-mail because your organization made this request.",
};

export const subject = ({ event, locale }: EventDeclinedProps) => eventSubject(words.subject, event, locale);

export default function EventDeclined({ center, event, locale, reason, requestUrl }: EventDeclinedProps) {
  return (
    <Layout center={center} locale={locale} preview={words.lead} why={words.why}>
      <Title>{event.title}</Title>
      <Lead>{words.lead}</Lead>
      <Quote center={center} label={words.reason(center.name)}>
        {reason}
      </Quote>
      <Fact label={words.when}>{whenLines(event, locale)}</Fact>
      <Action center={center} href={requestUrl}>
        {words.action}
      </Action>
    </Layout>
  );
}
