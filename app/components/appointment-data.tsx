import type { Presence } from "~/app/domain/appointments/appointment";
import { ownLanguageName } from "~/app/domain/registrations/languages";
import { dayWords } from "~/app/domain/time/wording";
import { useWords } from "~/app/i18n/use-words";
import { DataMails } from "./data-events";
import { DescriptionList } from "./description-list";
import { EventWhen, momentInWords } from "./event-when";
import { PageHead } from "./page-head";
import { Section } from "./section";
import { TakeOrDelete } from "./take-or-delete";

/** All that is held of an appointment. */
export interface HeldAppointmentView {
  appointment: {
    counselor: string;
    branch: string;
    startsAt: Date;
    endsAt: Date;
    timeZone: string;
    presence: Presence | null;
    language: string | null;
    createdAt: Date;
    name: string | null;
    email: string | null;
    phone: string | null;
  };
  keptUntil: Date;
  mails: readonly { createdAt: Date; sentAt: Date | null }[];
}

interface AppointmentDataProps {
  held: HeldAppointmentView;
  /** The appointment's own page. */
  href: string;
  locale: string;
}

/** Everything that is held of an appointment in plain words, the file of it, and the way to delete it. */
export function AppointmentDataPage({ held, href, locale }: AppointmentDataProps) {
  const t = useWords();
  const { appointment } = held;
  const { timeZone, startsAt, endsAt, createdAt, language } = appointment;
  const none = t("data.none");
  return (
    <>
      <PageHead title={t("data.title")} lead={t("appointment.dataLead")} />
      <Section title={t("appointment.yours")}>
        <DescriptionList
          items={[
            { term: t("mail.when"), value: <EventWhen {...{ startsAt, endsAt, timeZone, locale }} /> },
            { term: t("appointment.counselor"), value: <bdi>{appointment.counselor}</bdi> },
            { term: t("mail.where"), value: <bdi>{appointment.branch}</bdi> },
            { term: t("appointment.made"), value: momentInWords(createdAt, timeZone, locale) },
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
      <DataMails held={held} zone={timeZone} locale={locale} />
      <TakeOrDelete href={href} />
      <p>
        <a href={href}>{t("appointment.back")}</a>
      </p>
    </>
  );
}
