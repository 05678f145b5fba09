import { calendarLinks } from "~/app/domain/events/calendar-links";
import { wordsIn } from "~/app/i18n/words";
import { Layout } from "./layout";
import { Action, Choices, Fact, Lead, MoreLink, Para, Ticket, Title } from "./parts";
import type { EventMailProps, TicketReader } from "./props";
import { eventSubject, whenLines, whereLines } from "./when";

/** Sent on registration, and again when someone asks for the ticket again. */
export interface RegistrationConfirmedProps extends EventMailProps {
  reader: TicketReader;
  /** How many the ticket lets in. */
  people: number;
}

export const subject = ({ event, locale }: RegistrationConfirmedProps) =>
  eventSubject(wordsIn(locale)("confirmed.subject"), event, locale);

export default function RegistrationConfirmed(props: RegistrationConfirmedProps) {
  const { center, event, locale, reader, people } = props;
  const t = wordsIn(locale);
  const lead = t("confirmed.lead", { name: reader.name });
  const location = event.place === null ? "" : whereLines(event.place, locale).join(", ");
  const { google, outlook } = calendarLinks({ ...event, location });
  return (
    <Layout center={center} locale={locale} preview={lead} why={t("confirmed.why")}>
      <Title>{event.title}</Title>
      <Lead>{lead}</Lead>
      <Ticket shortCode={reader.shortCode} locale={locale} />
      {people > 1 && <Fact label={t("confirmed.people")}>{t("confirmed.forPeople", { count: people })}</Fact>}
      <Fact label={t("mail.when")}>{whenLines(event, locale)}</Fact>
      <Fact label={t("mail.where")}>{whereLines(event.place, locale)}</Fact>
      {event.whatToBring && <Fact label={t("confirmed.bring")}>{event.whatToBring}</Fact>}
      <Fact label={t("confirmed.access")}>{event.accommodationContact ?? center.contactEmail}</Fact>
      <Action center={center} href={reader.manageUrl}>
        {t("mail.change")}
      </Action>
      <Para>{t("confirmed.calendar")}</Para>
      <Choices
        center={center}
        links={[
          { href: reader.calendarUrl, words: t("follow.apple") },
          { href: google, words: t("follow.google") },
          { href: outlook, words: t("follow.outlook") },
        ]}
      />
      <MoreLink center={center} href={event.url}>
        {t("confirmed.more")}
      </MoreLink>
    </Layout>
  );
}
