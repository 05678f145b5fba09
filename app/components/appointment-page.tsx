import { useWords } from "~/app/i18n/use-words";
import { ButtonLink } from "./button";
import { DescriptionList } from "./description-list";
import { EventWhen } from "./event-when";
import { Notice } from "./notice";
import { OneButton } from "./one-button";
import { PageHead } from "./page-head";
import { PrintButton } from "./print-button";
import { Section } from "./section";
import { TextsSection, type TextsView } from "./texts-section";

interface AppointmentPlace {
  startsAt: Date;
  endsAt: Date;
  timeZone: string;
  counselor: string;
  /** Where in the building. */
  place: string;
  branch: string;
  address: string | null;
}

export interface AppointmentView extends AppointmentPlace {
  /** This page's own address, which is a secret. */
  href: string;
  name: string | null;
  hasEmail: boolean;
  /** Whether they get texts; null where nothing is said of that. */
  texts: TextsView | null;
  /** Ahead it can be moved and given up. */
  state: "ahead" | "over" | "cancelled";
  /** The public page of times. */
  timesHref: string;
  nonce: string;
}

/** An appointment, and all that its visitor can do with it. Everything is a plain form. */
export function AppointmentPage({ view, locale }: { view: AppointmentView; locale: string }) {
  const t = useWords();
  const { href, state } = view;
  return (
    <>
      <PageHead
        title={t("appointment.yours")}
        lead={view.name === null ? undefined : <bdi>{t("appointment.for", { name: view.name })}</bdi>}
      />
      {state === "cancelled" && (
        <Notice title={t("appointment.cancelled")}>{t("appointment.cancelledText")}</Notice>
      )}
      {state === "over" && <Notice>{t("appointment.over")}</Notice>}
      <AppointmentFacts view={view} locale={locale} />
      <div className="actions">
        {state === "ahead" && (
          <>
            <ButtonLink kind="secondary" href={`${href}/appointment.ics`}>
              {t("manage.calendar")}
            </ButtonLink>
            <PrintButton nonce={view.nonce} label={t("appointment.print")} />
          </>
        )}
        {state !== "ahead" && <ButtonLink href={view.timesHref}>{t("appointment.otherTime")}</ButtonLink>}
      </div>
      {state === "ahead" && <Ahead view={view} />}
      {state === "ahead" && view.texts && (
        <TextsSection view={view.texts} href={href} consent="appointment.textsConsent" />
      )}
      <Section title={t("data.title")}>
        <p>
          <a href={`${href}/data`}>{t("data.title")}</a>
        </p>
      </Section>
      <Section title={t("manage.shared")}>
        <p>{t("appointment.sharedText")}</p>
        <OneButton action={`${href}/departure`} label={t("manage.finished")} />
      </Section>
    </>
  );
}

/** When, where and with whom. */
export function AppointmentFacts({ view, locale }: { view: AppointmentPlace; locale: string }) {
  const t = useWords();
  const { startsAt, endsAt, timeZone, counselor, place, branch, address } = view;
  return (
    <DescriptionList
      items={[
        {
          term: t("mail.when"),
          value: <EventWhen {...{ startsAt, endsAt, timeZone, locale }} withZone />,
        },
        { term: t("appointment.counselor"), value: <bdi>{counselor}</bdi> },
        {
          term: t("mail.where"),
          value: (
            <>
              <bdi>{place}</bdi>
              <br />
              <bdi>{branch}</bdi>
              {address !== null && (
                <>
                  <br />
                  <bdi>{address}</bdi>
                </>
              )}
            </>
          ),
        },
      ]}
    />
  );
}

function Ahead({ view }: { view: AppointmentView }) {
  const t = useWords();
  return (
    <>
      <Section title={t("manage.keep")}>
        <p>{t(view.hasEmail ? "appointment.keep" : "appointment.keepWithout")}</p>
      </Section>
      <Section title={t("appointment.cannotCome")}>
        <p>{t("appointment.cannotComeText")}</p>
        <div className="actions">
          <ButtonLink kind="secondary" href={`${view.href}/time`}>
            {t("appointment.move")}
          </ButtonLink>
          <OneButton action={`${view.href}/cancellation`} label={t("appointment.cancel")} kind="danger" />
        </div>
      </Section>
    </>
  );
}

/** Stands where an appointment was: says why it is not shown, and nothing of whose it is. */
export function AppointmentGone({ why, timesHref }: { why: "forgotten" | "cleared"; timesHref: string }) {
  const t = useWords();
  const isForgotten = why === "forgotten";
  return (
    <>
      <h1>{t(isForgotten ? "data.gone" : "ticket.cleared")}</h1>
      <Notice>{t(isForgotten ? "appointment.forgottenText" : "appointment.clearedText")}</Notice>
      <p>
        <a href={timesHref}>{t("appointment.title")}</a>
      </p>
    </>
  );
}
