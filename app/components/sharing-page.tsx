import type { SharingLevel } from "~/app/domain/sharing/consent";
import { useWords } from "~/app/i18n/use-words";
import { AskingPanel, type AskingView } from "./asking-panel";
import { ConsentList, LaterConsent } from "./consent-list";
import { Notice } from "./notice";
import { PageHead } from "./page-head";
import { Section } from "./section";
import { ToldNotice } from "./told-notice";

export interface SharingView {
  /** Those with a table at the event, then those without that the visitor shares with still. */
  employers: readonly {
    id: string;
    name: string;
    isThere: boolean;
    shared: { level: SharingLevel; at: Date } | null;
  }[];
  /** They agreed to be asked what came of the event. */
  mayBeAsked: boolean;
  /** What an employer would get who gets all. */
  values: readonly string[];
  canGive: boolean;
  /** Until how many days after the event the center keeps who agreed to be asked. */
  outcomeDays: number;
  zone: string;
}

export interface SharingPageProps {
  /** The ticket's page. */
  href: string;
  view: SharingView;
  asking: readonly AskingView[];
  locale: string;
  /** Typed on an employer's screen, it says that they agree. */
  sharingNumber: string;
  done: string | null;
}

/** Who is told of a visitor: one choice for each employer and one for the center, each taken back as it was given. */
export function SharingPage({ href, view, asking, locale, sharingNumber, done }: SharingPageProps) {
  const t = useWords();
  const told = {
    given: t("share.doneGiven"),
    named: t("share.doneNamed"),
    ended: t("share.doneEnded"),
    later: t("share.doneLater"),
    "later-ended": t("share.doneLaterEnded"),
    shared: t("share.doneGiven"),
    counted: t("share.doneCounted"),
    declined: t("share.doneDeclined"),
  };
  return (
    <>
      <ToldNotice words={told} done={done} />
      <PageHead title={t("share.title")} lead={t("share.lead")} />
      <AskingPanel href={href} asking={asking} />
      {!view.canGive && <Notice>{t("share.closed")}</Notice>}
      {view.canGive && (
        <Section title={t("share.values")}>
          <ul>
            {view.values.map((value) => (
              <li key={value}>
                <bdi className="break">{value}</bdi>
              </li>
            ))}
          </ul>
          <p>
            {t("share.number")}: <strong>{sharingNumber}</strong>. {t("share.numberText")}
          </p>
        </Section>
      )}
      <ConsentList action={`${href}/sharing`} view={view} locale={locale} />
      <LaterConsent action={`${href}/sharing`} view={view} />
      <p>
        <a href={href}>{t("manage.back")}</a>
      </p>
    </>
  );
}
