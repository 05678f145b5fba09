import type { ReactNode } from "react";
import { counted } from "~/app/domain/text/counted";
import { whenWords } from "~/app/domain/time/wording";
import { ButtonLink } from "./button";
import { ConfirmForm } from "./confirm-form";
import { Notice } from "./notice";
import type { StaffEventView } from "./staff-event-head";
import { TextArea } from "./text-area";

export interface StepFormProps {
  event: StaffEventView;
  /** False where the event is not in a state that allows the step: the page says so instead. */
  isOpen: boolean;
  /** "Approve this event?" */
  title: string;
  confirmLabel: string;
  kind?: "primary" | "danger" | undefined;
  reason?: { label: string; hint?: string | undefined; optional?: boolean | undefined } | undefined;
  form?: { errors: Readonly<Record<string, string>>; values: Readonly<Record<string, string>> } | undefined;
  /** What follows from the step. */
  children?: ReactNode;
}

/** The page of one step of an event: what follows from it, the reason where one is asked, and the verb. */
export function StepForm(props: StepFormProps) {
  const { event, reason, form } = props;
  const backHref = `/staff/events/${event.id}`;
  if (!props.isOpen) {
    return (
      <>
        <h1>{props.title}</h1>
        <Notice kind="warning" title="This cannot be done with the event now">
          Somebody else may have changed it. Look at its status.
        </Notice>
        <div className="actions">
          <ButtonLink href={backHref}>Back to the event</ButtonLink>
        </div>
      </>
    );
  }
  return (
    <ConfirmForm
      title={props.title}
      confirmLabel={props.confirmLabel}
      kind={props.kind ?? "primary"}
      errors={form?.errors}
      backHref={backHref}
      backLabel="Back to the event"
    >
      <p>
        <strong>{event.title}</strong>
        <br />
        {whenWords(event.startsAt, event.endsAt, event.zone, "en-US")}
      </p>
      {props.children}
      {reason && (
        <TextArea
          name="reason"
          label={reason.label}
          hint={reason.hint}
          optional={reason.optional}
          errors={form?.errors}
          values={form?.values}
          rows={3}
        />
      )}
    </ConfirmForm>
  );
}

/** "42 people", "1 person". */
export const peopleInWords = (count: number) => counted(count, "person", "people");
