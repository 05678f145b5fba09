import { wordsIn } from "~/app/i18n/words";
import { Layout } from "./layout";
import { Action, Fact, Lead, MoreLink, Para, Quote, Title } from "./parts";
import type { EmployerReader, EventMailProps, PatronReader, RepresentativeWithoutTicket } from "./props";
import { KeptLink, whyOf } from "./representative";
import { eventSubject, whenLines, whereLines } from "./when";

export interface EventCancelledProps extends EventMailProps {
  reason: string;
  /** The list of events to come. */
  eventsUrl: string;
  reader: PatronReader | RepresentativeWithoutTicket | EmployerReader;
}

/** What the employer alone reads, in English. */
const words = {
  lead: "Do not come. This event is cancelled, and everyone registered is told.",
  copy: "You can copy it into a new request.",
  action: "Open the event",
  why: "You get this e-mail because your organization was to hire at this event.",
};

export const subject = ({ event, locale }: EventCancelledProps) =>
  eventSubject(wordsIn(locale)("calledOff.subject"), event, locale);

export default function EventCancelled(props: EventCancelledProps) {
  const { center, event, locale, reason, eventsUrl, reader } = props;
  const t = wordsIn(locale);
  const isToEmployer = reader.as === "employer";
  const lead = isToEmployer ? words.lead : t("calledOff.lead", { name: reader.name });
  return (
    <Layout center={center} locale={locale} preview={lead} why={whyOf(reader, t("mail.why"), words.why)}>
      <Title>{event.title}</Title>
      <Lead>{lead}</Lead>
      <Quote center={center} label={t("mail.reason")}>
        {reason}
      </Quote>
      <Fact label={t("calledOff.when")}>{whenLines(event, locale)}</Fact>
      <Fact label={t("calledOff.where")}>{whereLines(event.place, locale)}</Fact>
      <Para>{isToEmployer ? words.copy : t("calledOff.calendar")}</Para>
      <Action center={center} href={isToEmployer ? reader.manageUrl : eventsUrl}>
        {isToEmployer ? words.action : t("calledOff.action")}
      </Action>
      {reader.as === "patron" && (
        <MoreLink center={center} href={reader.manageUrl}>
          {t("calledOff.manage")}
        </MoreLink>
      )}
      {reader.as === "representative" && <KeptLink center={center} reader={reader} />}
    </Layout>
  );
}
