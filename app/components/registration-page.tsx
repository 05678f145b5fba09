import { ContactText } from "./contact-text";
import type { EventMention } from "./event-view";
import { EventWhen } from "./event-when";
import { PageHead } from "./page-head";
import { PhaseNotice, phaseWords } from "./phase-notice";
import { RegistrationForm, type RegistrationFormProps } from "./registration-form";

export interface RegistrationPageProps {
  event: EventMention;
  /** Whether a registration would be taken now. */
  isOpen: boolean;
  /** Whom to ask at the center. */
  contact: string;
  form: Pick<RegistrationFormProps, "formKey" | "cutOff" | "errors" | "values" | "waitSeconds">;
}

const words = {
  title: "Get your ticket",
  back: "Read about the event",
  ask: "Questions? Ask the job center:",
};

/** The form, or what else can be done where no registration is taken. */
export function RegistrationPage({ event, isOpen, contact, form }: RegistrationPageProps) {
  const { title, startsAt, endsAt, timeZone, locale, links } = event;
  const phase = event.phase === "open" ? "registration-closed" : event.phase;
  return (
    <>
      <PageHead
        title={isOpen ? words.title : phaseWords[phase].title}
        lead={
          <>
            <a href={links.page}>{title}</a>
            <br />
            <EventWhen startsAt={startsAt} endsAt={endsAt} timeZone={timeZone} locale={locale} />
          </>
        }
      />
      {isOpen ? (
        <RegistrationForm {...form} locale={locale} privacyHref={links.privacy} />
      ) : (
        <>
          <PhaseNotice phase={phase} eventsHref={links.events} isTitleHidden />
          <p>
            {words.ask} <ContactText text={contact} />
          </p>
        </>
      )}
    </>
  );
}
