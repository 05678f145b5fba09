import type { PlainKey } from "~/app/i18n/speak";
import { wordsIn } from "~/app/i18n/words";
import { Layout } from "./layout";
import { Action, Fact, Lead, Para, Title } from "./parts";
import type { MailPlace, MailProps, MailSpan, PatronReader } from "./props";
import { eventSubject, longDayWords, startTimeWords, whenLines, whereLines } from "./when";

export interface MailAppointment extends MailSpan {
  counselor: string;
  /** `room` is where in the building the counselor sits. */
  place: MailPlace;
}

export interface AppointmentProps extends MailProps {
  reader: PatronReader;
  appointment: MailAppointment;
}

export interface AppointmentCancelledProps extends AppointmentProps {
  /** By whose hand: the visitor's own or staff's. */
  by: "patron" | "staff";
  /** What staff said. */
  reason: string | null;
}

const subjectBy =
  (key: PlainKey) =>
  ({ appointment, locale }: AppointmentProps) =>
    eventSubject(wordsIn(locale)(key), { ...appointment, title: appointment.counselor }, locale);

type LeadKey =
  | "appointment.mailBooked"
  | "appointment.mailMoved"
  | "appointment.mailGivenUp"
  | "appointment.mailByStaff";

const leadOf = (key: LeadKey, { locale, reader, appointment }: AppointmentProps) =>
  wordsIn(locale)(key, { name: reader.name, counselor: appointment.counselor });

export const booked = {
  subject: subjectBy("appointment.subjectBooked"),
  default: (props: AppointmentProps) => (
    <Standing {...props} hasFile lead={leadOf("appointment.mailBooked", props)} />
  ),
};

export const moved = {
  subject: subjectBy("appointment.subjectMoved"),
  default: (props: AppointmentProps) => (
    <Standing {...props} hasFile lead={leadOf("appointment.mailMoved", props)} />
  ),
};

export const remindedDay = {
  subject: subjectBy("appointment.subjectReminder"),
  default: (props: AppointmentProps) => {
    const { locale, reader, appointment } = props;
    const values = { name: reader.name, counselor: appointment.counselor };
    const day = longDayWords(appointment, locale);
    return <Standing {...props} lead={wordsIn(locale)("appointment.mailDay", { ...values, day })} />;
  },
};

export const remindedHours = {
  subject: subjectBy("appointment.subjectReminder"),
  default: (props: AppointmentProps) => {
    const { locale, reader, appointment } = props;
    const values = { name: reader.name, counselor: appointment.counselor };
    const time = startTimeWords(appointment, locale);
    return <Standing {...props} lead={wordsIn(locale)("appointment.mailHours", { ...values, time })} />;
  },
};

interface StandingProps extends AppointmentProps {
  lead: string;
  /** A calendar file comes along; not with a reminder, of which the calendar knows. */
  hasFile?: boolean;
}

/** Of an appointment that stands. */
function Standing({ center, locale, reader, appointment, lead, hasFile = false }: StandingProps) {
  const t = wordsIn(locale);
  return (
    <Layout center={center} locale={locale} preview={lead} why={t("appointment.mailWhy")}>
      <Title>{t("appointment.withCounselor", { counselor: appointment.counselor })}</Title>
      <Lead>{lead}</Lead>
      <Fact label={t("mail.when")}>{whenLines(appointment, locale)}</Fact>
      <Fact label={t("mail.where")}>{whereLines(appointment.place, locale)}</Fact>
      {hasFile && <Para>{t("appointment.mailCalendar")}</Para>}
      <Action center={center} href={reader.manageUrl}>
        {t("appointment.mailLook")}
      </Action>
    </Layout>
  );
}

export const cancelled = {
  subject: subjectBy("appointment.subjectCancelled"),
  default: Cancelled,
};

function Cancelled(props: AppointmentCancelledProps) {
  const { center, locale, reader, appointment, by, reason } = props;
  const t = wordsIn(locale);
  const lead = leadOf(by === "patron" ? "appointment.mailGivenUp" : "appointment.mailByStaff", props);
  return (
    <Layout center={center} locale={locale} preview={lead} why={t("appointment.mailWhy")}>
      <Title>{t("appointment.withCounselor", { counselor: appointment.counselor })}</Title>
      <Lead>{lead}</Lead>
      {reason && <Fact label={t("mail.reason")}>{reason}</Fact>}
      <Para>{t("appointment.mailCalendarOut")}</Para>
      <Fact label={t("mail.when")} tone="old">
        {whenLines(appointment, locale)}
      </Fact>
      <Action center={center} href={reader.manageUrl}>
        {t("appointment.otherTime")}
      </Action>
    </Layout>
  );
}
