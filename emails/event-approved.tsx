import { Layout } from "./layout";
import { Action, Fact, Lead, Para, Title } from "./parts";
import type { EventMailProps } from "./props";
import { eventSubject, whenLines, whereLines } from "./when";

/** To the employer: the room is held, the page is not public yet. */
export interface EventApprovedProps extends EventMailProps {
  requestUrl: string;
}

const words = {
  subject: "Approved",
  lead: "Keep this date. Your event is approved and the room is held for you.",
  next: "Staff will make the event page public. You get an e-mail when people can register.",
  when: "When",
  where: "Where",
  action: "Open the event",
  why: "You get this e-mail because your organization made this request.",
};

export const subject = ({ event, locale }: EventApprovedProps) => eventSubject(words.subject, event, locale);

export default function EventApproved({ center, event, locale, requestUrl }: EventApprovedProps) {
  return (
    <Layout center={center} locale={locale} preview={words.lead} why={words.why}>
      <Title>{event.title}</Title>
      <Lead>{words.lead}</Lead>
      <Fact label={words.when}>{whenLines(event, locale)}</Fact>
      <Fact label={words.where}>{whereLines(event.place, locale)}</Fact>
      <Para>{words.next}</Para>
      <Action center={center} href={requestUrl}>
        {words.action}
      </Action>
    </Layout>
  );
}
