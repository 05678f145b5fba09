import type { SaidText } from "~/app/domain/centers/texts";
import type { Retention } from "~/app/domain/registrations/retention";
import { useWords } from "~/app/i18n/use-words";
import { ContactText } from "./contact-text";
import { inLanguage } from "./in-language";
import { PageHead } from "./page-head";
import { Section } from "./section";

export interface PrivacyPageProps {
  centerName: string;
  contact: string;
  /** The center's own text, after the standing one; null where it has none. */
  note: SaidText | null;
  /** The center's own numbers. */
  retention: Retention;
}

/** What is kept of people who register: the standing text of every center. */
export function PrivacyPage({ centerName, contact, note, retention }: PrivacyPageProps) {
  const t = useWords();
  return (
    <>
      <PageHead title={t("privacy.title")} lead={t("privacy.lead", { center: centerName })} />
      <Section title={t("privacy.what")}>
        <ul>
          <li>{t("privacy.whatName")}</li>
          <li>{t("privacy.whatContact")}</li>
          <li>{t("privacy.whatTexts")}</li>
          <li>{t("privacy.whatAccess")}</li>
          <li>{t("privacy.whatLanguage")}</li>
          <li>{t("privacy.whatScan")}</li>
          <li>{t("privacy.whatConsent")}</li>
          <li>{t("privacy.whatAfter")}</li>
          <li>{t("privacy.whatAppointment")}</li>
          <li>{t("privacy.whatNetwork")}</li>
        </ul>
        <p>{t("privacy.whatNot")}</p>
      </Section>
      <Section title={t("privacy.why")}>
        <ul>
          <li>{t("privacy.whyPlace")}</li>
          <li>{t("privacy.whySend")}</li>
          <li>{t("privacy.whyCount")}</li>
          <li>{t("privacy.whyAccess")}</li>
        </ul>
      </Section>
      <Section title={t("privacy.long")}>
        <p>{t("privacy.longContact", { days: retention.contactDays })}</p>
        <p>{t("privacy.longAppointment", { days: retention.contactDays })}</p>
        <p>{t("privacy.longOutcome", { days: retention.outcomeDays })}</p>
        <p>{t("privacy.longAccess", { days: retention.accommodationDays })}</p>
        <p>{t("privacy.longRoster", { days: retention.rosterDays })}</p>
        <p>{t("privacy.longConsent", { years: retention.consentYears })}</p>
      </Section>
      <Section title={t("privacy.who")}>
        <p>{t("privacy.whoText")}</p>
        <p>{t("privacy.whoAppointment")}</p>
        <p>{t("privacy.whoSystems")}</p>
      </Section>
      <Section title={t("privacy.cookies")}>
        <p>{t("privacy.cookiesText")}</p>
        <p>{t("privacy.cookiesSurvey")}</p>
      </Section>
      <Section title={t("privacy.choices")}>
        <p>{t("privacy.choicesText")}</p>
        <p>{t("privacy.choicesAppointment")}</p>
      </Section>
      <Section title={t("privacy.ask")}>
        <p>
          <ContactText text={contact} />
        </p>
      </Section>
      {note !== null && (
        <Section title={t("privacy.from", { center: centerName })}>
          <p className="keep-lines" dir="auto" {...inLanguage(note.locale, t.locale)}>
            {note.text}
          </p>
        </Section>
      )}
    </>
  );
}
