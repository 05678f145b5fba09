import type { PlaceDecision } from "~/app/domain/registrations/register";
import { useWords } from "~/app/i18n/use-words";
import { ContactText } from "./contact-text";
import type { EventMention } from "./event-view";
import { EventWhen } from "./event-when";
import { inLanguage } from "./in-language";
import { Notice } from "./notice";
import { PageHead } from "./page-head";
import { PhaseNotice, phaseWords } from "./phase-notice";
import { RegistrationForm, type RegistrationFormProps } from "./registration-form";

export interface RegistrationPageProps {
  event: EventMention;
  /** What somebody who registers gets now. */
  place: PlaceDecision["outcome"];
  asksVeterans: boolean;
  asksTexts: boolean;
  /** Whom to ask at the center. */
  contact: string;
  form: Pick<RegistrationFormProps, "formKey" | "cutOff" | "errors" | "values" | "waitSeconds">;
}

/** The form, or what else can be done where no registration is taken. */
export function RegistrationPage(props: RegistrationPageProps) {
  const { event, place, asksVeterans, asksTexts, contact, form } = props;
  const { title, startsAt, endsAt, timeZone, locale, links } = event;
  const t = useWords();
  const phase = event.phase === "open" ? "registration-closed" : event.phase;
  const isOpen = place !== "refused";
  const isWaitlist = place === "waitlisted";
  const openTitle = isWaitlist ? t("waitlist.join") : t("register.title");
  return (
    <>
      <PageHead
        title={isOpen ? openTitle : t(phaseWords[phase].title)}
        lead={
          <>
            <a href={links.page} {...inLanguage(event.textLocale, t.locale)}>
              {title}
            </a>
            <br />
            <EventWhen startsAt={startsAt} endsAt={endsAt} timeZone={timeZone} locale={locale} />
          </>
        }
      />
      {isOpen ? (
        <>
          {isWaitlist && <Notice>{t("waitlist.joinText")}</Notice>}
          <RegistrationForm
            {...form}
            isWaitlist={isWaitlist}
            asksVeterans={asksVeterans}
            asksTexts={asksTexts}
            locale={locale}
            privacyHref={links.privacy}
          />
        </>
      ) : (
        <>
          <PhaseNotice phase={phase} eventsHref={links.events} isTitleHidden />
          <p>
            {t("register.ask")} <ContactText text={contact} />
          </p>
        </>
      )}
    </>
  );
}
