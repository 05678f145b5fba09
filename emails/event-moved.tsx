import { placeLines } from "~/app/domain/events/calendar-words";
import { Layout } from "./layout";
import { Action, Fact, Lead, Para, Quote, Ticket, Title } from "./parts";
import type { EmployerReader, EventMailProps, MailPlace, MailSpan, TicketReader } from "./props";
import { eventSubject, whenLines } from "./when";

/** `event` is how it stands now, `before` how it stood when the reader last heard of it. */
export interface EventMovedProps extends EventMailProps {
  before: MailSpan & { place: MailPlace | null };
  reason: string;
  reader: TicketReader | EmployerReader;
}

const words = {
  subject: { time: "New time", place: "New place", both: "New time and place" },
  patron: {
    time: (name: string) => `${name}, come at the new time below. Your ticket still works.`,
    place: (name: string) => `${name}, come to the new place below. Your ticket still works.`,
    both: (name: string) => `${name}, come at the new time, to the new place. Your ticket still works.`,
  },
  employer: {
    time: "Come at the new time below. Places and tickets stay as they are.",
    place: "Come to the new place below. Places and tickets stay as they are.",
    both: "Come at the new time, to the new place. Places and tickets stay as they are.",
  },
  newTime: "New time",
  newPlace: "New place",
  when: "When (as before)",
  where: "Where (as before)",
  oldTime: "No longer at this time",
  oldPlace: "No longer at this place",
  reason: "Why",
  calendar: "The attached file moves the event in your calendar.",
  cannot: "You cannot come now? Cancel, so that someone else can have your place.",
  action: "Change or cancel my place",
  employerAction: "Open the event",
  whyPatron: "You get this e-mail because this address was given to register for the event.",
  whyEmployer: "You get this e-mail because your organization hires at this event.",
};

/** What moved. A move of neither is not for this message; it is told as a move of time. */
function movedPart({ event, before }: EventMovedProps): "time" | "place" | "both" {
  const isSameTime = +event.startsAt === +before.startsAt && +event.endsAt === +before.endsAt;
  const isSamePlace = placeLines(event.place).join() === placeLines(before.place).join();
  if (isSamePlace) return "time";
  return isSameTime ? "place" : "both";
}

export const subject = (props: EventMovedProps) =>
  eventSubject(words.subject[movedPart(props)], props.event, props.locale);

export default function EventMoved(props: EventMovedProps) {
  const { center, event, before, locale, reason, reader } = props;
  const part = movedPart(props);
  const isPatron = reader.as === "patron";
  const lead = isPatron ? words.patron[part](reader.name) : words.employer[part];
  return (
    <Layout
      center={center}
      locale={locale}
      preview={lead}
      why={isPatron ? words.whyPatron : words.whyEmployer}
    >
      <Title>{event.title}</Title>
      <Lead>{lead}</Lead>
      <Fact label={part === "place" ? words.when : words.newTime} tone={part === "place" ? "plain" : "new"}>
        {whenLines(event, locale)}
      </Fact>
      <Fact label={part === "time" ? words.where : words.newPlace} tone={part === "time" ? "plain" : "new"}>
        {placeLines(event.place)}
      </Fact>
      {part !== "place" && (
        <Fact label={words.oldTime} tone="old">
          {whenLines(before, locale)}
        </Fact>
      )}
      {part !== "time" && (
        <Fact label={words.oldPlace} tone="old">
          {placeLines(before.place)}
        </Fact>
      )}
      <Quote center={center} label={words.reason}>
        {reason}
      </Quote>
      {isPatron && <Ticket shortCode={reader.shortCode} />}
      {isPatron && <Para>{words.calendar}</Para>}
      {isPatron && <Para>{words.cannot}</Para>}
      <Action center={center} href={reader.manageUrl}>
        {isPatron ? words.action : words.employerAction}
      </Action>
    </Layout>
  );
}
