import { placeLines } from "~/app/domain/events/calendar-words";
import { Layout } from "./layout";
import { Action, Fact, Lead, MoreLink, Para, Quote, Title } from "./parts";
import type { EmployerReader, EventMailProps, PatronReader } from "./props";
import { eventSubject, whenLines } from "./when";

export interface EventCancelledProps extends EventMailProps {
  reason: string;
  /** The list of events to come. */
  eventsUrl: string;
  reader: PatronReader | EmployerReader;
}

const words = {
  subject: "Cancelled",
  patron: (name: string) => `${name}, do not come. This event is cancelled.`,
  employer: "Do not come. This event is cancelled, and everyone registered is told.",
  reason: "Why",
  when: "It was planned for",
  where: "At",
  calendar: "The attached file takes the event out of your calendar.",
  action: "Find another event",
  manage: "Open my registration",
  employerAction: "Open the event",
  copy: "You can copy it into a new request.",
  whyPatron: "You get this e-mail because this address was given to register for the event.",
  whyEmployer: "You get this e-mail because your organization was to hire at this event.",
};

export const subject = ({ event, locale }: EventCancelledProps) => eventSubject(words.subject, event, locale);

export default function EventCancelled(props: EventCancelledProps) {
  const { center, event, locale, reason, eventsUrl, reader } = props;
  const isPatron = reader.as === "patron";
  const lead = isPatron ? words.patron(reader.name) : words.employer;
  return (
    <Layout
      center={center}
      locale={locale}
      preview={lead}
      why={isPatron ? words.whyPatron : words.whyEmployer}
    >
      <Title>{event.title}</Title>
      <Lead>{lead}</Lead>
      <Quote center={center} label={words.reason}>
        {reason}
      </Quote>
      <Fact label={words.when}>{whenLines(event, locale)}</Fact>
      <Fact label={words.where}>{placeLines(event.place)}</Fact>
      <Para>{isPatron ? words.calendar : words.copy}</Para>
      <Action center={center} href={isPatron ? eventsUrl : reader.manageUrl}>
        {isPatron ? words.action : words.employerAction}
      </Action>
      {isPatron && (
        <MoreLink center={center} href={reader.manageUrl}>
          {words.manage}
        </MoreLink>
      )}
    </Layout>
  );
}
