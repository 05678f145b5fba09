import { type Answer, AnswerSection } from "./answer-forms";
import { Button, ButtonLink } from "./button";
import { Notice } from "./notice";
import { peopleWords } from "./party-words";
import { PatronTicket, type TicketView } from "./patron-ticket";
import { PrintButton } from "./print-button";
import { Section } from "./section";
import { BrightnessHint, TicketActions } from "./ticket";

export interface ManageView {
  ticket: TicketView;
  /** The whole name on the ticket; null where the person was forgotten. */
  name: string | null;
  /** This page's own address, which is a secret. */
  href: string;
  hasEmail: boolean;
  /** What was said to "Are you still coming?"; null while nobody asks. */
  answer: Answer | null;
  nonce: string;
}

const words = {
  calendar: "Add to my calendar",
  event: "Read about the event",
  name: "Your name",
  rename: "Correct my name",
  party: "Who the ticket is for",
  partyOne: "For you alone.",
  partyMany: (people: number) => `For ${peopleWords(people)}.`,
  resize: "Change how many of you are coming",
  keep: "Come back to this page",
  keepWithEmail: "We send your ticket to your e-mail too. The link in it opens this page.",
  keepWithout:
    "Bookmark this page, print it, or take a photo of the ticket. We have no e-mail to send it to.",
  cannotCome: "If you cannot come",
  cannotComeText: "Cancel your place, so that somebody else can have it.",
  cancel: "Cancel my place",
  changedMind: "If you can come after all",
  restore: "Take my place again",
  cannotReturn: "No place can be taken right now. You can still come: we let people in while there is room.",
  shared: "On a shared computer",
  sharedText: "When you are done, clear the screen so that the next person does not see your ticket.",
  finished: "Finished: clear this screen",
};

/** The ticket, and all that its holder can do with it. */
export function ManagePage({ view }: { view: ManageView }) {
  const { ticket, href } = view;
  return (
    <>
      <PatronTicket ticket={ticket} />
      {ticket.state === "valid" && <BrightnessHint />}
      <TicketActions>
        {ticket.state === "valid" && (
          <>
            <ButtonLink kind="secondary" href={`${href}/event.ics`}>
              {words.calendar}
            </ButtonLink>
            <PrintButton nonce={view.nonce} />
          </>
        )}
        <ButtonLink kind="quiet" href={ticket.eventHref}>
          {words.event}
        </ButtonLink>
      </TicketActions>
      {ticket.state === "valid" && <WhileValid view={view} />}
      {(ticket.state === "cancelled" || ticket.state === "released") && <Return view={view} />}
      <Section title={words.shared}>
        <p>{words.sharedText}</p>
        <OneButton action={`${href}/departure`} label={words.finished} />
      </Section>
    </>
  );
}

function WhileValid({ view }: { view: ManageView }) {
  const { href, name } = view;
  return (
    <>
      {view.answer !== null && <AnswerSection answer={view.answer} href={href} />}
      <Section title={words.keep}>
        <p>{view.hasEmail ? words.keepWithEmail : words.keepWithout}</p>
      </Section>
      {name !== null && (
        <Section title={words.name}>
          <p>{name}</p>
          <p>
            <a href={`${href}/name`}>{words.rename}</a>
          </p>
        </Section>
      )}
      <Section title={words.party}>
        <p>{view.ticket.people === 1 ? words.partyOne : words.partyMany(view.ticket.people)}</p>
        <p>
          <a href={`${href}/party`}>{words.resize}</a>
        </p>
      </Section>
      <Section title={words.cannotCome}>
        <p>{words.cannotComeText}</p>
        <OneButton action={`${href}/cancellation`} label={words.cancel} kind="danger" />
      </Section>
    </>
  );
}

function Return({ view }: { view: ManageView }) {
  return (
    <Section title={words.changedMind}>
      {view.ticket.canReturn ? (
        <OneButton action={`${view.href}/return`} label={words.restore} kind="primary" />
      ) : (
        <Notice>{words.cannotReturn}</Notice>
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
