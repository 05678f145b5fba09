import type { JobAnswer } from "~/app/domain/outcomes/own-job";
import { useWords } from "~/app/i18n/use-words";
import { type Answer, AnswerSection } from "./answer-forms";
import { type AskingView, LiveAsking } from "./asking-panel";
import { ButtonLink } from "./button";
import { type CalendarHrefs, CalendarSection } from "./calendar-section";
import { InterviewLines, type TicketInterviews } from "./interview-lines";
import { AwaitedInterviews, OfferedInterviews } from "./interview-panels";
import { JobForm } from "./job-form";
import { ManageChoices } from "./manage-choices";
import { Notice } from "./notice";
import { OneButton } from "./one-button";
import { PatronTicket, type TicketState, type TicketView } from "./patron-ticket";
import { PlanSection, type PlanView } from "./plan-section";
import { PrintButton } from "./print-button";
import { ReadinessList, type ReadinessView } from "./readiness-list";
import { Section } from "./section";
import { TextsSection, type TextsView } from "./texts-section";
import { BrightnessHint, TicketActions } from "./ticket";
import { WaitlistPanel, type WaitlistView } from "./waitlist-panel";

export interface ManageView {
  ticket: TicketView;
  /** The whole name on the ticket; null where the person was forgotten. */
  name: string | null;
  /** This page's own address, which is a secret. */
  href: string;
  hasEmail: boolean;
  /** Employers at whose tables they stand, who ask for their name. */
  asking: readonly AskingView[];
  /** Tables are open, or will be soon: the page shows by itself who asks. */
  isWatched: boolean;
  /** What was said to "Are you still coming?"; null while nobody asks. */
  answer: Answer | null;
  /** Of somebody who waits for a place or is offered one. */
  waitlist: WaitlistView | null;
  /** Whether they get texts; null where nobody does. */
  texts: TextsView | null;
  /** The interview times that they have, are offered and wait for; null where the event offers none. */
  interviews: TicketInterviews | null;
  /** Where the event goes into a calendar; null where the ticket opens no door. */
  calendar: CalendarHrefs | null;
  /** What they said of having found work; null before the event's end. */
  job: { answer: JobAnswer | null } | null;
  /** The jobs that they plan to ask about; null where the event offers none. */
  plan: PlanView | null;
  /** What to do in the weeks before the event; empty where the center has no such list. */
  readiness: readonly ReadinessView[];
  nonce: string;
}

/** The ticket, and all that its holder can do with it. */
export function ManagePage({ view }: { view: ManageView }) {
  const t = useWords();
  const { ticket, href, interviews } = view;
  const isValid = ticket.state === "valid";
  return (
    <>
      {isValid && interviews && <OfferedInterviews {...{ interviews, href, ...ticket }} />}
      {view.waitlist && <WaitlistPanel view={view.waitlist} href={href} />}
      <LiveAsking href={href} asking={view.asking} isWatched={view.isWatched} />
      <PatronTicket
        ticket={ticket}
        interviews={
          isValid && interviews?.booked.length ? (
            <InterviewLines interviews={interviews.booked} {...ticket} />
          ) : null
        }
      />
      {isValid && <BrightnessHint />}
      <TicketActions>
        {isValid && (
          <>
            {interviews && <ButtonLink href={`${href}/interviews`}>{t("interview.link")}</ButtonLink>}
            <ButtonLink kind="secondary" href={`${href}/event.ics`}>
              {t("manage.calendar")}
            </ButtonLink>
            <PrintButton nonce={view.nonce} />
          </>
        )}
        <ButtonLink kind="quiet" href={ticket.eventHref}>
          {t("manage.event")}
        </ButtonLink>
      </TicketActions>
      {isValid && interviews && <AwaitedInterviews {...{ interviews, ...ticket }} hasEmail={view.hasEmail} />}
      {isAhead(ticket.state) && <ReadinessList steps={view.readiness} />}
      {isAhead(ticket.state) && view.plan && <PlanSection plan={view.plan} href={href} />}
      {isValid && <WhileValid view={view} />}
      {view.job && (
        <Section title={t("after.jobTitle")}>
          <p>{t("after.jobText")}</p>
          <JobForm href={href} answer={view.job.answer} />
        </Section>
      )}
      {isGone(ticket.state) && <Return view={view} />}
      <ManageChoices view={view} />
      {view.texts && <TextsSection view={view.texts} href={href} consent="sms.consent" />}
      {view.calendar && <CalendarSection hrefs={view.calendar} fileHref={`${href}/event.ics`} />}
      <Section title={t("manage.shared")}>
        <p>{t("manage.sharedText")}</p>
        <OneButton action={`${href}/departure`} label={t("manage.finished")} />
      </Section>
    </>
  );
}

const isAhead = (state: TicketState) => state === "valid" || state === "waitlisted" || state === "offered";

const isGone = (state: TicketState) =>
  state === "cancelled" || state === "released" || state === "given-back";

function WhileValid({ view }: { view: ManageView }) {
  const t = useWords();
  const { href } = view;
  return (
    <>
      {view.answer !== null && <AnswerSection answer={view.answer} href={href} />}
      <Section title={t("manage.keep")}>
        <p>{view.hasEmail ? t("manage.keepWithEmail") : t("manage.keepWithout")}</p>
      </Section>
      <Section title={t("manage.cannotCome")}>
        <p>{t("manage.cannotComeText")}</p>
        <OneButton action={`${href}/cancellation`} label={t("manage.cancel")} kind="danger" />
      </Section>
    </>
  );
}

function Return({ view }: { view: ManageView }) {
  const t = useWords();
  return (
    <Section title={t("manage.changedMind")}>
      {view.ticket.canReturn ? (
        <OneButton
          action={`${view.href}/return`}
          label={t(view.ticket.state === "released" ? "waitlist.again" : "manage.restore")}
          kind="primary"
        />
      ) : (
        <Notice>{t("manage.cannotReturn")}</Notice>
      )}
    </Section>
  );
}
