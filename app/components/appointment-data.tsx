import type { BookingOrigin, Presence } from "~/app/domain/appointments/appointment";
import type { BookingStatus } from "~/app/domain/bookings/booking";
import { ownLanguageName } from "~/app/domain/registrations/languages";
import { dayWords } from "~/app/domain/time/wording";
import { useWords } from "~/app/i18n/use-words";
import { DataMails, DataTexts, type TextConsentView } from "./data-events";
import { DescriptionList } from "./description-list";
import { EventWhen, momentInWords } from "./event-when";
import { Notice } from "./notice";
import { PageHead } from "./page-head";
import { Section } from "./section";
import { TakeOrDelete } from "./take-or-delete";

/** All that is held of an appointment. */
export interface HeldAppointmentView {
  appointment: {
    counselor: string;
    branch: string;
    place: string;
    startsAt: Date;
    endsAt: Date;
    timeZone: string;
    status: BookingStatus;
    presence: Presence | null;
    origin: BookingOrigin | null;
    language: string | null;
    createdAt: Date;
    name: string | null;
    email: string | null;
    phone: string | null;
  };
  keptUntil: Date;
  textMessages: readonly TextConsentView[];
  mails: readonly { createdAt: Date; sentAt: Date | null }[];
}

interface AppointmentDataProps {
  held: HeldAppointmentView;
  /** The appointment's own page. */
  href: string;
  locale: string;
}

const cameKeys = { kept: "appointment.kept", missed: "appointment.missed" } as const;

const originKeys = { web: "data.web", staff: "data.staff", api: "data.api" } as const;

/** Everything that is held of an appointment in plain words, the file of it, and the way to delete it. */
export function AppointmentDataPage({ held, href, locale }: AppointmentDataProps) {
  const t = useWords();
  const { appointment } = held;
  const { timeZone, startsAt, endsAt, createdAt, language } = appointment;
  const none = t("data.none");
  const { presence, origin } = appointment;
  const moment = momentInWords(createdAt, timeZone, locale);
  const made = origin === null ? moment : `${moment}, ${t(originKeys[origin])}`;
  return (
    <>
      <PageHead title={t("data.title")} lead={t("appointment.dataLead")} />
      {appointment.status !== "booked" && <Notice>{t("appointment.cancelled")}</Notice>}
      <Section title={t("appointment.yours")}>
        <DescriptionList
          items={[
            { term: t("mail.when"), value: <EventWhen {...{ startsAt, endsAt, timeZone, locale }} /> },
            { term: t("appointment.counselor"), value: <bdi>{appointment.counselor}</bdi> },
            {
              term: t("mail.where"),
              value: <bdi>{[appointment.place, appointment.branch].filter(Boolean).join(", ")}</bdi>,
            },
            { term: t("appointment.made"), value: made },
            { term: t("appointment.came"), value: presence && t(cameKeys[presence]) },
            { term: t("data.language"), value: language && <bdi>{ownLanguageName(language)}</bdi> },
          ]}
        />
      </Section>
      <Section title={t("data.contact")}>
        <DescriptionList
          items={[
            { term: t("data.name"), value: <bdi>{appointment.name}</bdi> },
            { term: t("data.email"), value: appointment.email ?? none },
            { term: t("data.phone"), value: appointment.phone ?? none },
          ]}
        />
        <p>{t("data.until", { day: dayWords(held.keptUntil, timeZone, locale) })}</p>
      </Section>
      <DataTexts held={held} zone={timeZone} locale={locale} />
      <DataMails held={held} zone={timeZone} locale={locale} />
      <TakeOrDelete href={href} />
      <p>
        <a href={href}>{t("appointment.back")}</a>
      </p>
    </>
  );
}
