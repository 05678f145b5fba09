import type { OwnText } from "~/app/domain/outbox/own-text";
import type { ReminderPhase } from "~/app/domain/outbox/reminders";
import { wordsIn } from "~/app/i18n/words";
import { Layout } from "./layout";
import { defaultText, filledText } from "./own-text";
import { Action, Fact, MoreLink, Opening, Para, Ticket, Title } from "./parts";
import type { EventMailProps, TicketReader } from "./props";
import { longDayWords, whenLines, whereLines } from "./when";

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

const textOf = (phase: ReminderPhase, props: ReminderProps) =>
  filledText(props.own ?? defaultText(`reminder-${phase}`, props.locale), props);

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
  const t = wordsIn(locale);
  const { opening } = textOf(phase, props);
  const [preview = ""] = opening.split("\n");
  return (
    <Layout center={center} locale={locale} preview={preview} why={t("mail.why")}>
      <Title>{event.title}</Title>
      <Opening>{opening}</Opening>
      {phase === "week" && <Question {...props} />}
      <Ticket shortCode={reader.shortCode} locale={locale} />
      {people > 1 && <Fact label={t("confirmed.people")}>{t("confirmed.forPeople", { count: people })}</Fact>}
      <Fact label={t("mail.when")}>{whenLines(event, locale)}</Fact>
      <Fact label={t("mail.where")}>{whereLines(event.place, locale)}</Fact>
      {event.whatToBring && <Fact label={t("confirmed.bring")}>{event.whatToBring}</Fact>}
      <Fact label={t("confirmed.access")}>{event.accommodationContact ?? center.contactEmail}</Fact>
      {phase !== "week" && (
        <MoreLink center={center} href={`${reader.manageUrl}/answer`}>
          {t("reminder.cannot")}
        </MoreLink>
      )}
      <MoreLink center={center} href={event.url}>
        {t("confirmed.more")}
      </MoreLink>
    </Layout>
  );
}

/** Programs open links by themselves to look for harm, so each leads to the page where one tap answers. */
function Question({ center, event, locale, reader, releasesAt }: ReminderProps) {
  const t = wordsIn(locale);
  const released = releasesAt && longDayWords({ ...event, startsAt: releasesAt }, locale);
  return (
    <>
      <Action center={center} href={`${reader.manageUrl}/answer`}>
        {t("answer.keep")}
      </Action>
      <MoreLink center={center} href={`${reader.manageUrl}/answer`}>
        {t("answer.release")}
      </MoreLink>
      <Para>
        {released === null ? t("reminder.noAnswerKeeps") : t("reminder.noAnswerReleases", { day: released })}
      </Para>
    </>
  );
}
