import { Layout } from "./layout";
import { Action, Fact, Lead, MoreLink, Para, Title } from "./parts";
import type { EventMailProps } from "./props";
import { eventSubject, whenLines, whereLines } from "./when";

/** To the employer: the page is public. Counts stand in the employer's pages, since a mail's would be old. */
export interface EventPublishedProps extends EventMailProps {
  requestUrl: string;
}

const words = {
  subject: "Now public",
  lead: "Share your event's page. People can register from now on.",
  action: "Open the event page",
  when: "When",
  where: "Where",
  counts: "See how many people have registered, in your own pages:",
  more: "My event",
  why: "You get this e-mail because your organization hires at this event.",
};

export const subject = ({ event, locale }: EventPublishedProps) => eventSubject(words.subject, event, locale);

export default function EventPublished({ center, event, locale, requestUrl }: EventPublishedProps) {
  return (
    <Layout center={center} locale={locale} preview={words.lead} why={words.why}>
      <Title>{event.title}</Title>
      <Lead>{words.lead}</Lead>
      <Action center={center} href={event.url}>
        {words.action}
      </Action>
      <Fact label={words.when}>{whenLines(event, locale)}</Fact>
      <Fact label={words.where}>{whereLines(event.place, locale)}</Fact>
      <Para>{words.counts}</Para>
      <MoreLink center={center} href={requestUrl}>
        {words.more}
      </MoreLink>
    </Layout>
  );
}
