import { wordsIn } from "~/app/i18n/words";
import { Layout } from "./layout";
import { Action, Fact, Lead, Para, Quote, Ticket, Title } from "./parts";
import type {
  EmployerReader,
  EventMailProps,
  MailPlace,
  MailSpan,
  RepresentativeReader,
  TicketReader,
} from "./props";
import { KeptLink, pictureWords, whyOf } from "./representative";
import { eventSubject, whenLines, whereLines } from "./when";

/** `event` is how it stands now, `before` how it stood when the reader last heard of it. */
export interface EventMovedProps extends EventMailProps {
  before: MailSpan & { place: MailPlace | null };
  reason: string;
  reader: TicketReader | RepresentativeReader | EmployerReader;
}

const ofPart = {
  time: { subject: "moved.subjectTime", lead: "moved.leadTime" },
  place: { subject: "moved.subjectPlace", lead: "moved.leadPlace" },
  both: { subject: "moved.subjectBoth", lead: "moved.leadBoth" },
} as const;

/** What the employer alone reads, in English. */
const words = {
  lead: {
    time: "Come at the new time below. Places and tickets stay as they are.",
    place: "Come to the new place below. Places and tickets stay as they are.",
    both: "Come at the new time, to the new place. Places and tickets stay as they are.",
  },
  action: "Open the event",
  why: "You get this e-mail because your organization hires at this event.",
};

/** What moved. A move of neither is not for this message; it is told as a move of time. */
function movedPart({ event, before, locale }: EventMovedProps): "time" | "place" | "both" {
  const isSameTime = +event.startsAt === +before.startsAt && +event.endsAt === +before.endsAt;
  const isSamePlace = whereLines(event.place, locale).join() === whereLines(before.place, locale).join();
  if (isSamePlace) return "time";
  return isSameTime ? "place" : "both";
}

export const subject = (props: EventMovedProps) =>
  eventSubject(wordsIn(props.locale)(ofPart[movedPart(props)].subject), props.event, props.locale);

export default function EventMoved(props: EventMovedProps) {
  const { center, event, before, locale, reason, reader } = props;
  const part = movedPart(props);
  const t = wordsIn(locale);
  const lead = reader.as === "employer" ? words.lead[part] : t(ofPart[part].lead, { name: reader.name });
  return (
    <Layout center={center} locale={locale} preview={lead} why={whyOf(reader, t("mail.why"), words.why)}>
      <Title>{event.title}</Title>
      <Lead>{lead}</Lead>
      <Fact
        label={part === "place" ? t("moved.when") : t("moved.newTime")}
        tone={part === "place" ? "plain" : "new"}
      >
        {whenLines(event, locale)}
      </Fact>
      <Fact
        label={part === "time" ? t("moved.where") : t("moved.newPlace")}
        tone={part === "time" ? "plain" : "new"}
      >
        {whereLines(event.place, locale)}
      </Fact>
      {part !== "place" && (
        <Fact label={t("moved.oldTime")} tone="old">
          {whenLines(before, locale)}
        </Fact>
      )}
      {part !== "time" && (
        <Fact label={t("moved.oldPlace")} tone="old">
          {whereLines(before.place, locale)}
        </Fact>
      )}
      <Quote center={center} label={t("mail.reason")}>
        {reason}
      </Quote>
      {reader.as === "patron" && <Ticket shortCode={reader.shortCode} locale={locale} />}
      {reader.as === "representative" && (
        <Ticket shortCode={reader.shortCode} locale={locale} picture={pictureWords(reader)} />
      )}
      {reader.as !== "employer" && <Para>{t("moved.calendar")}</Para>}
      {reader.as === "patron" && <Para>{t("moved.cannot")}</Para>}
      {reader.as === "representative" ? (
        <KeptLink center={center} reader={reader} />
      ) : (
        <Action center={center} href={reader.manageUrl}>
          {reader.as === "patron" ? t("mail.change") : words.action}
        </Action>
      )}
    </Layout>
  );
}
