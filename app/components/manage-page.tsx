import { useWords } from "~/app/i18n/use-words";
import { type Answer, AnswerSection } from "./answer-forms";
import { AskingPanel, type AskingView } from "./asking-panel";
import { Button, ButtonLink } from "./button";
import { type CalendarHrefs, CalendarSection } from "./calendar-section";
import { Notice } from "./notice";
import { PatronTicket, type TicketState, type TicketView } from "./patron-ticket";
import { PlanSection, type PlanView } from "./plan-section";
import { PrintButton } from "./print-button";
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
  /** What was said to "Are you still coming?"; null while nobody asks. */
  answer: Answer | null;
  /** Of somebody who waits for a place or is offered one. */
  waitlist: WaitlistView | null;
  /** Whether they get texts; null where nobody does. */
  texts: TextsView | null;
  /** Where the event goes into a calendar; null where the ticket opens no door. */
  calendar: CalendarHrefs | null;
  /** The jobs that they plan to ask about; null where the event offers none. */
  plan: PlanView | null;
  nonce: string;
}

/** The ticket, and all that its holder can do with it. */
export function ManagePage({ view }: { view: ManageView }) {
  const t = useWords();
  const { ticket, href } = view;
  return (
    <>
      {view.waitlist && <WaitlistPanel view={view.waitlist} href={href} />}
      <AskingPanel href={href} asking={view.asking} />
      <PatronTicket ticket={ticket} />
      {ticket.state === "valid" && <BrightnessHint />}
      <TicketActions>
        {ticket.state === "valid" && (
          <>
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
      {isAhead(ticket.state) && view.plan && <PlanSection plan={view.plan} href={href} />}
      {ticket.state === "valid" && <WhileValid view={view} />}
      {isGone(ticket.state) && <Return view={view} />}
      {view.name !== null && <OwnData href={href} />}
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
  const { href, name } = view;
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
      {name !== null && (
        <Section title={t("manage.name")}>
          <p>
            <bdi>{name}</bdi>
          </p>
          <p>
            <a href={`${href}/name`}>{t("manage.rename")}</a>
          </p>
        </Section>
      )}
      <Section title={t("contact.title")}>
        <p>
          <a href={`${href}/contact`}>{t("contact.change")}</a>
        </p>
      </Section>
      {view.texts && <TextsSection view={view.texts} href={href} />}
      <Section title={t("manage.party")}>
        <p>
          {view.ticket.people === 1
            ? t("manage.partyOne")
            : t("manage.partyMany", { count: view.ticket.people })}
        </p>
        <p>
          <a href={`${href}/party`}>{t("manage.resize")}</a>
        </p>
      </Section>
      <Section title={t("access.title")}>
        <p>
          <a href={`${href}/accommodation`}>{t("access.link")}</a>
        </p>
      </Section>
      {view.calendar && <CalendarSection hrefs={view.calendar} fileHref={`${href}/event.ics`} />}
    </>
  );
}

/** What is known of whoever is not forgotten yet, whatever stands of the place. */
function OwnData({ href }: { href: string }) {
  const t = useWords();
  return (
    <>
      <Section title={t("share.title")}>
        <p>{t("share.lead")}</p>
        <p>
          <a href={`${href}/sharing`}>{t("share.link")}</a>
        </p>
      </Section>
      <Section title={t("data.title")}>
        <p>
          <a href={`${href}/data`}>{t("data.link")}</a>
        </p>
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

interface OneButtonProps {
  action: string;
  label: string;
  kind?: "primary" | "secondary" | "danger";
}

function OneButton({ action, label, kind = "secondary" }: OneButtonProps) {
  return (
    <form method="post" action={action}>
      <Button kind={kind}>{label}</Button>
    </form>
  );
}
