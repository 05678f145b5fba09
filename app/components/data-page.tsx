import { ownLanguageName } from "~/app/domain/registrations/languages";
import type { Origin, RegistrationStatus } from "~/app/domain/registrations/registration";
import { dayWords } from "~/app/domain/time/wording";
import type { PlainKey } from "~/app/i18n/speak";
import { useWords } from "~/app/i18n/use-words";
import {
  DataAccess,
  DataConsents,
  type DataEventsProps,
  DataMails,
  DataPlan,
  DataScans,
} from "./data-events";
import { DescriptionList } from "./description-list";
import { EventWhen, momentInWords } from "./event-when";
import { PageHead } from "./page-head";
import { Section } from "./section";
import { ShortCode } from "./short-code";
import { TakeOrDelete } from "./take-or-delete";

/** All that is held of a registration. */
export interface HeldView extends DataEventsProps {
  registration: {
    status: RegistrationStatus;
    origin: Origin;
    partySize: number;
    language: string;
    priority: number;
    /** For whom an employer's representative comes, who has no page to go back to; null for a visitor. */
    employer: string | null;
    createdAt: Date;
    shortCode: string | null;
    name: string | null;
    email: string | null;
    phone: string | null;
  };
  event: { title: string; startsAt: Date; endsAt: Date; timeZone: string };
  keptUntil: Date;
}

export interface DataPageProps {
  /** The ticket's page. */
  href: string;
  held: HeldView;
  locale: string;
}

/** Everything that is held of a registration in plain words, the file of it, and the way to delete it. */
export function DataPage({ href, held, locale }: DataPageProps) {
  const t = useWords();
  const when = { zone: held.event.timeZone, locale };
  return (
    <>
      <PageHead title={t("data.title")} lead={t("data.lead")} />
      <Section title={t("data.place")}>
        <Place held={held} locale={locale} />
      </Section>
      <Section title={t("data.contact")}>
        <Contact held={held} locale={locale} />
      </Section>
      <DataAccess held={held} />
      <DataConsents held={held} {...when} />
      <DataPlan held={held} {...when} />
      <DataScans held={held} {...when} />
      <DataMails held={held} {...when} />
      <TakeOrDelete href={href}>
        <p>{t("data.more")}</p>
      </TakeOrDelete>
      {held.registration.employer === null && (
        <p>
          <a href={href}>{t("manage.back")}</a>
        </p>
      )}
    </>
  );
}

const statusWords: Record<RegistrationStatus, PlainKey> = {
  registered: "data.registered",
  waitlisted: "data.waitlisted",
  offered: "data.offered",
  released: "data.released",
  cancelled: "data.cancelled",
};

const originWords: Record<Origin, PlainKey> = {
  web: "data.web",
  staff: "data.staff",
  kiosk: "data.kiosk",
  "walk-in": "data.walkIn",
  api: "data.api",
};

function Place({ held: { registration, event }, locale }: Pick<DataPageProps, "held" | "locale">) {
  const t = useWords();
  const { status, origin, partySize, language, priority, employer, createdAt, shortCode } = registration;
  const made = momentInWords(createdAt, event.timeZone, locale);
  return (
    <>
      <DescriptionList
        items={[
          {
            term: t("data.event"),
            value: (
              <>
                {event.title}
                <br />
                <EventWhen {...event} locale={locale} withZone />
                {employer !== null && (
                  <>
                    <br />
                    <bdi>{employer}</bdi>
                  </>
                )}
              </>
            ),
          },
          { term: t("data.status"), value: t(statusWords[status]) },
          { term: t("data.made"), value: `${made}, ${t(originWords[origin])}` },
          { term: t("data.people"), value: t("register.people", { count: partySize }) },
          { term: t("data.language"), value: <bdi>{ownLanguageName(language)}</bdi> },
          { term: t("data.shortCode"), value: shortCode && <ShortCode code={shortCode} /> },
        ]}
      />
      {priority > 0 && <p>{t("data.first")}</p>}
    </>
  );
}

function Contact({ held, locale }: Pick<DataPageProps, "held" | "locale">) {
  const t = useWords();
  const { name, email, phone } = held.registration;
  const valueOf = (value: string | null) =>
    value === null ? t("data.none") : <bdi className="break">{value}</bdi>;
  return (
    <>
      <DescriptionList
        items={[
          { term: t("data.name"), value: valueOf(name) },
          { term: t("data.email"), value: valueOf(email) },
          { term: t("data.phone"), value: valueOf(phone) },
        ]}
      />
      <p>{t("data.until", { day: dayWords(held.keptUntil, held.event.timeZone, locale) })}</p>
    </>
  );
}
