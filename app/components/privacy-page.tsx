import { retention } from "~/app/domain/registrations/retention";
import { useWords } from "~/app/i18n/use-words";
import { ContactText } from "./contact-text";
import { PageHead } from "./page-head";
import { Section } from "./section";

const { contactDays, rosterDays } = retention;

export interface PrivacyPageProps {
  centerName: string;
  contact: string;
  /** The center's own text, after the standing one; empty where it has none. */
  note: string;
}

/** What is kept of people who register: the standing text of every center. */
export function PrivacyPage({ centerName, contact, note }: PrivacyPageProps) {
  const t = useWords();
  return (
    <>
      <PageHead title={t("privacy.title")} lead={t("privacy.lead", { center: centerName })} />
      <Section title={t("privacy.what")}>
        <ul>
          <li>{t("privacy.whatName")}</li>
          <li>{t("privacy.whatContact")}</li>
          <li>{t("privacy.whatLanguage")}</li>
          <li>{t("privacy.whatScan")}</li>
          <li>{t("privacy.whatNetwork")}</li>
        </ul>
        <p>{t("privacy.whatNot")}</p>
      </Section>
      <Section title={t("privacy.why")}>
        <ul>
          <li>{t("privacy.whyPlace")}</li>
          <li>{t("privacy.whySend")}</li>
          <li>{t("privacy.whyCount")}</li>
        </ul>
      </Section>
      <Section title={t("privacy.long")}>
        <p>{t("privacy.longContact", { days: contactDays })}</p>
        <p>{t("privacy.longRoster", { days: rosterDays })}</p>
      </Section>
      <Section title={t("privacy.who")}>
        <p>{t("privacy.whoText")}</p>
      </Section>
      <Section title={t("privacy.cookies")}>
        <p>{t("privacy.cookiesText")}</p>
      </Section>
      <Section title={t("privacy.choices")}>
        <p>{t("privacy.choicesText")}</p>
      </Section>
      <Section title={t("privacy.ask")}>
        <p>
          <ContactText text={contact} />
        </p>
      </Section>
      {note !== "" && (
        <Section title={t("privacy.from", { center: centerName })}>
          <p className="keep-lines">{note}</p>
        </Section>
      )}
    </>
  );
}
