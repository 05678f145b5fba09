import { editable } from "~/app/domain/events/edits";
import type { EventStatus } from "~/app/domain/events/event";
import { canBeCopied, type StepName, stepsFrom } from "~/app/domain/events/steps";
import { Button, type ButtonKind, ButtonLink } from "./button";
import { Section } from "./section";

interface StepLook {
  /** The noun that the step's page is at. */
  page: string;
  label: string;
  kind: ButtonKind;
}

/** The steps of staff that have a page of their own; moving a published event is an edit. */
const looks: Partial<Record<StepName, StepLook>> = {
  approve: { page: "approval", label: "Approve", kind: "primary" },
  publish: { page: "publication", label: "Publish", kind: "primary" },
  ask: { page: "needs-info", label: "Ask the employer", kind: "secondary" },
  decline: { page: "declination", label: "Decline", kind: "danger" },
  close: { page: "closure", label: "Close event", kind: "secondary" },
  withdraw: { page: "cancellation", label: "Cancel event", kind: "danger" },
  cancel: { page: "cancellation", label: "Cancel event", kind: "danger" },
};

export interface EventStepsProps {
  event: { id: string; status: EventStatus; madeByStaff: boolean };
  /** The id of a copy, should one be made here. */
  copyId: string;
}

/** What leads on comes first, what turns a request away last. */
const order = ["approval", "publication", "needs-info", "edit", "declination"];
/** What ends an event stands apart, at the end of its page. */
const ending = ["closure", "cancellation"];

const stepsOf = (event: EventStepsProps["event"]) =>
  stepsFrom(event.status, "staff", event).flatMap(({ name }) => looks[name] ?? []);

/** What staff can do with an event now: each step leads to a page that says what follows from it. */
export function EventSteps({ event, copyId }: EventStepsProps) {
  const base = `/staff/events/${event.id}`;
  const steps = stepsOf(event).filter(({ page }) => !ending.includes(page));
  const isOwnDraft = event.status === "draft" && event.madeByStaff;
  const isEditable = editable[event.status].staff.length > 0;
  const edit = {
    page: "edit",
    label: event.status === "published" ? "Edit or move" : "Edit",
    kind: "secondary",
  } as const;
  const shown = [...steps, ...(isOwnDraft ? [publishAtOnce] : []), ...(isEditable ? [edit] : [])];
  return (
    <>
      {shown
        .sort((a, b) => order.indexOf(a.page) - order.indexOf(b.page))
        .map(({ page, label, kind }) => (
          <ButtonLink key={page} kind={kind} href={`${base}/${page}`}>
            {label}
          </ButtonLink>
        ))}
      {canBeCopied(event.status) && (
        <form method="post" action={`${base}/copy?key=${copyId}`}>
          <Button kind="secondary">Copy into a new draft</Button>
        </form>
      )}
    </>
  );
}

const publishAtOnce: StepLook = { page: "publication", label: "Approve and publish", kind: "secondary" };

const endWords: Record<string, string> = {
  closure: "Close it once the outcomes are in, or once you stop asking for them.",
  cancellation: "Cancel it if it does not take place. Whoever it concerns is told.",
};

/** The ways to end an event, each with what it is for; nothing where it has ended. One that goes on is not closed. */
export function EndOfEvent({ event, isOver }: Pick<EventStepsProps, "event"> & { isOver: boolean }) {
  const steps = stepsOf(event).filter(({ page }) => ending.includes(page) && (page !== "closure" || isOver));
  if (steps.length === 0) return null;
  return (
    <Section title="End this event">
      {steps.map(({ page, label, kind }) => (
        <div key={page} className="stack">
          <p>{endWords[page]}</p>
          <div className="actions">
            <ButtonLink kind={kind} href={`/staff/events/${event.id}/${page}`}>
              {label}
            </ButtonLink>
          </div>
        </div>
      ))}
    </Section>
  );
}
