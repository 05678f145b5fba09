import { editable } from "~/app/domain/events/edits";
import type { EventStatus } from "~/app/domain/events/event";
import { canBeCopied, type StepName, stepsFrom } from "~/app/domain/events/steps";
import { Button, type ButtonKind, ButtonLink } from "./button";

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
  close: { page: "closure", label: "Close", kind: "secondary" },
  withdraw: { page: "cancellation", label: "Cancel", kind: "danger" },
  cancel: { page: "cancellation", label: "Cancel", kind: "danger" },
};

export interface EventStepsProps {
  event: { id: string; status: EventStatus; madeByStaff: boolean };
}

/** What staff can do with an event now: each step leads to a page that says what follows from it. */
export function EventSteps({ event }: EventStepsProps) {
  const base = `/staff/events/${event.id}`;
  const steps = stepsFrom(event.status, "staff", event).flatMap(({ name }) => looks[name] ?? []);
  const isOwnDraft = event.status === "draft" && event.madeByStaff;
  const shown = isOwnDraft ? [...steps.slice(0, 1), publishAtOnce, ...steps.slice(1)] : steps;
  return (
    <>
      {shown.map(({ page, label, kind }) => (
        <ButtonLink key={page} kind={kind} href={`${base}/${page}`}>
          {label}
        </ButtonLink>
      ))}
      {editable[event.status].staff.length > 0 && (
        <ButtonLink kind="secondary" href={`${base}/edit`}>
          {event.status === "published" ? "Edit or move" : "Edit"}
        </ButtonLink>
      )}
      {canBeCopied(event.status) && (
        <form method="post" action={`${base}/copy`}>
          <Button kind="secondary">Copy into a new draft</Button>
        </form>
      )}
    </>
  );
}

const publishAtOnce: StepLook = { page: "publication", label: "Approve and publish", kind: "secondary" };
