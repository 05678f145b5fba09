import type { BookingEnder } from "~/app/domain/bookings/booking";
import type { PlainKey } from "~/app/i18n/speak";
import { wordsIn } from "~/app/i18n/words";
import { Layout } from "./layout";
import { Action, Fact, Lead, MoreLink, Para, Title } from "./parts";
import type { EventMailProps, MailSpan, PatronReader } from "./props";
import { eventSubject, instantWords, longDayWords, startTimeWords, whenLines, whereLines } from "./when";

export interface MailInterview extends MailSpan {
  employer: string;
  /** A table or a place at the event; null where it is a call. */
  place: string | null;
  callUrl: string | null;
}

export interface InterviewProps extends EventMailProps {
  reader: PatronReader;
  interview: MailInterview;
}

export interface InterviewCancelledProps extends InterviewProps {
  endedBy: BookingEnder;
  /** What the employer or staff said. */
  reason: string | null;
}

export interface InterviewOfferedProps extends InterviewProps {
  expiresAt: Date;
}

const subjectBy =
  (key: PlainKey) =>
  ({ event, interview, locale }: InterviewProps) =>
    eventSubject(wordsIn(locale)(key), { ...interview, title: event.title }, locale);

const leadKeys: Record<BookingEnder, LeadKey> = {
  patron: "interview.mailGivenUp",
  staff: "interview.mailByStaff",
  employer: "interview.mailByEmployer",
  registration: "interview.mailWithPlace",
  event: "interview.mailWithEvent",
};

type LeadKey =
  | "interview.mailBooked"
  | "interview.mailMoved"
  | "interview.mailGivenUp"
  | "interview.mailByStaff"
  | "interview.mailByEmployer"
  | "interview.mailWithPlace"
  | "interview.mailWithEvent"
  | "interview.mailOffered"
  | "interview.mailExpired";

const leadOf = (key: LeadKey, { locale, reader, interview }: InterviewProps) =>
  wordsIn(locale)(key, { name: reader.name, employer: interview.employer });

export const booked = {
  subject: subjectBy("interview.subjectBooked"),
  default: (props: InterviewProps) => (
    <Standing {...props} hasFile lead={leadOf("interview.mailBooked", props)} />
  ),
};

export const moved = {
  subject: subjectBy("interview.subjectMoved"),
  default: (props: InterviewProps) => (
    <Standing {...props} hasFile lead={leadOf("interview.mailMoved", props)} />
  ),
};

export const remindedDay = {
  subject: subjectBy("interview.subjectReminder"),
  default: (props: InterviewProps) => {
    const { locale, reader, interview } = props;
    const day = longDayWords(interview, locale);
    const { employer } = interview;
    const lead = wordsIn(locale)("interview.mailDay", { name: reader.name, employer, day });
    return <Standing {...props} lead={lead} />;
  },
};

export const remindedHours = {
  subject: subjectBy("interview.subjectReminder"),
  default: (props: InterviewProps) => {
    const { locale, reader, interview } = props;
    const time = startTimeWords(interview, locale);
    const { employer } = interview;
    const lead = wordsIn(locale)("interview.mailHours", { name: reader.name, employer, time });
    return <Standing {...props} lead={lead} />;
  },
};

interface StandingProps extends InterviewProps {
  lead: string;
  /** A calendar file comes along; not with a reminder, of which the calendar knows. */
  hasFile?: boolean;
}

/** Of a time that stands. */
function Standing({ center, event, locale, reader, interview, lead, hasFile = false }: StandingProps) {
  const t = wordsIn(locale);
  return (
    <Layout center={center} locale={locale} preview={lead} why={t("mail.why")}>
      <Title>{event.title}</Title>
      <Lead>{lead}</Lead>
      <Fact label={t("mail.when")}>{whenLines(interview, locale)}</Fact>
      <Where {...{ center, event, locale, interview }} />
      {hasFile && <Para>{t("interview.mailCalendar")}</Para>}
      <Action center={center} href={`${reader.manageUrl}/interviews`}>
        {t("interview.mailLook")}
      </Action>
    </Layout>
  );
}

function Where({
  center,
  event,
  locale,
  interview: { place, callUrl },
}: Pick<InterviewProps, "center" | "event" | "locale" | "interview">) {
  const t = wordsIn(locale);
  if (callUrl !== null) {
    return (
      <MoreLink center={center} href={callUrl}>
        {t("interview.call")}
      </MoreLink>
    );
  }
  const lines = [...(place === null ? [] : [place]), ...whereLines(event.place, locale)];
  return <Fact label={t("mail.where")}>{lines}</Fact>;
}

export const cancelled = {
  subject: subjectBy("interview.subjectCancelled"),
  default: InterviewCancelled,
};

function InterviewCancelled(props: InterviewCancelledProps) {
  const { center, event, locale, reader, interview, endedBy, reason } = props;
  const t = wordsIn(locale);
  const lead = leadOf(leadKeys[endedBy], props);
  return (
    <Layout center={center} locale={locale} preview={lead} why={t("mail.why")}>
      <Title>{event.title}</Title>
      <Lead>{lead}</Lead>
      {reason && <Fact label={t("mail.reason")}>{reason}</Fact>}
      <Para>{t("interview.mailCalendarOut")}</Para>
      <Fact label={t("mail.when")} tone="old">
        {whenLines(interview, locale)}
      </Fact>
      <Action center={center} href={`${reader.manageUrl}/interviews`}>
        {t("interview.mailLook")}
      </Action>
    </Layout>
  );
}

export const offered = {
  subject: subjectBy("interview.subjectOffered"),
  default: InterviewOffered,
};

function InterviewOffered(props: InterviewOfferedProps) {
  const { center, event, locale, reader, interview, expiresAt } = props;
  const t = wordsIn(locale);
  const lead = leadOf("interview.mailOffered", props);
  return (
    <Layout center={center} locale={locale} preview={lead} why={t("mail.why")}>
      <Title>{event.title}</Title>
      <Lead>{lead}</Lead>
      <Fact label={t("offer.until")} tone="new">
        {instantWords(expiresAt, interview.timeZone, locale)}
      </Fact>
      <Action center={center} href={`${reader.manageUrl}/interviews`}>
        {t("offer.action")}
      </Action>
      <Para>{t("offer.late")}</Para>
      <Fact label={t("mail.when")}>{whenLines(interview, locale)}</Fact>
      <Where {...{ center, event, locale, interview }} />
    </Layout>
  );
}

export const expired = {
  subject: subjectBy("interview.subjectExpired"),
  default: (props: InterviewProps) => {
    const { center, event, locale, reader, interview } = props;
    const t = wordsIn(locale);
    const lead = leadOf("interview.mailExpired", props);
    return (
      <Layout center={center} locale={locale} preview={lead} why={t("mail.why")}>
        <Title>{event.title}</Title>
        <Lead>{lead}</Lead>
        <Fact label={t("mail.when")} tone="old">
          {whenLines(interview, locale)}
        </Fact>
        <Action center={center} href={`${reader.manageUrl}/interviews`}>
          {t("interview.mailLook")}
        </Action>
      </Layout>
    );
  },
};
