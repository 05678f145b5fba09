import { placeLines } from "~/app/domain/events/calendar-words";
import type { OwnText } from "~/app/domain/outbox/own-text";
import type { ReminderPhase } from "~/app/domain/outbox/reminders";
import { Layout } from "./layout";
import { filledText } from "./own-text";
import { Action, Fact, MoreLink, Opening, Para, Ticket, Title } from "./parts";
import type { EventMailProps, TicketReader } from "./props";
import { longDayWords, whenLines } from "./when";

/** Sent a week, a day and two hours before an event to who holds a place. */
export interface ReminderProps extends EventMailProps {
  reader: TicketReader;
  /** How many the ticket lets in. */
  people: number;
  /** The center's own subject and first words; null is Fairday's. */
  own: OwnText | null;
  /** Where no answer gives the place to somebody else: when. Asked a week before alone. */
  releasesAt: Date | null;
}

const words = {
  week: {
    subject: "Are you still coming? {event}, {day}",
    opening:
      "{name}, I've booked you a place at {event}. Good luck.\n\n" +
      "Are you still coming on {day}? One tap tells us.",
  },
  day: {
    subject: "I've booked you a place: {event}, {day}",
    opening: "{name}, I've booked you a place at {event}. Come on {day} at {time}. Good luck.",
  },
  hours: {
    subject: "See you at {time}: {event}, {day}",
    opening: "{name}, your place at {event} is waiting for you. Come to {place} at {time}. Good luck.",
  },
  keep: "Yes, keep my place",
  release: "No, give my place to somebody else",
  cannot: "You cannot come? Give your place to somebody else",
  noAnswerKeeps: "If you do not answer, you keep your place.",
  noAnswerReleases: (day: string) =>
    `If you do not answer by ${day}, your place goes to somebody else. You can take it again while there is room.`,
  people: "How many of you",
  forPeople: (people: number) => `For ${people} people. One ticket lets all of you in.`,
  when: "When",
  where: "Where",
  bring: "What to bring",
  access: "If you need help to take part",
  more: "Read about the event",
  why: "You get this e-mail because this address was given to register for the event.",
};

/** Fairday's own words for a phase, with their placeholders. */
export const defaultReminderText = (phase: ReminderPhase): OwnText => words[phase];

const textOf = (phase: ReminderPhase, props: ReminderProps) => filledText(props.own ?? words[phase], props);

/** The message of one phase, as `renderMessage` takes it. */
const message = (phase: ReminderPhase) => ({
  subject: (props: ReminderProps) => textOf(phase, props).subject,
  default: (props: ReminderProps) => <Reminder phase={phase} {...props} />,
});

export const week = message("week");
export const day = message("day");
export const hours = message("hours");

function Reminder({ phase, ...props }: ReminderProps & { phase: ReminderPhase }) {
  const { center, event, locale, reader, people } = props;
  const { opening } = textOf(phase, props);
  const [preview = ""] = opening.split("\n");
  return (
    <Layout center={center} locale={locale} preview={preview} why={words.why}>
      <Title>{event.title}</Title>
      <Opening>{opening}</Opening>
      {phase === "week" && <Question {...props} />}
      <Ticket shortCode={reader.shortCode} />
      {people > 1 && <Fact label={words.people}>{words.forPeople(people)}</Fact>}
      <Fact label={words.when}>{whenLines(event, locale)}</Fact>
      <Fact label={words.where}>{placeLines(event.place)}</Fact>
      {event.whatToBring && <Fact label={words.bring}>{event.whatToBring}</Fact>}
      <Fact label={words.access}>{event.accommodationContact ?? center.contactEmail}</Fact>
      {phase !== "week" && (
        <MoreLink center={center} href={`${reader.manageUrl}/answer`}>
          {words.cannot}
        </MoreLink>
      )}
      <MoreLink center={center} href={event.url}>
        {words.more}
      </MoreLink>
    </Layout>
  );
}

/** Programs open links by themselves to look for harm, so each leads to the page where one tap answers. */
function Question({ center, event, locale, reader, releasesAt }: ReminderProps) {
  const released = releasesAt && longDayWords({ ...event, startsAt: releasesAt }, locale);
  return (
    <>
      <Action center={center} href={`${reader.manageUrl}/answer`}>
        {words.keep}
      </Action>
      <MoreLink center={center} href={`${reader.manageUrl}/answer`}>
        {words.release}
      </MoreLink>
      <Para>{released === null ? words.noAnswerKeeps : words.noAnswerReleases(released)}</Para>
    </>
  );
}
