import type { ReactNode } from "react";
import { ButtonLink } from "./button";
import { ConfirmForm } from "./confirm-form";
import { Notice } from "./notice";
import type { StaffEventView } from "./staff-event-head";

export interface TableStepFormProps {
  event: Pick<StaffEventView, "id" | "title">;
  employerId: string;
  legalName: string;
  /** False where the employer does not stand so that the step can be taken. */
  isOpen: boolean;
  title: string;
  confirmLabel: string;
  kind: "primary" | "danger";
  errors?: Readonly<Record<string, string>> | undefined;
  children: ReactNode;
}

/** The page of one step with an employer of an event: what follows from it, and the verb. */
export function TableStepForm(props: TableStepFormProps) {
  const { event, employerId, legalName, title } = props;
  const backHref = `/staff/events/${event.id}/employers/${employerId}`;
  if (!props.isOpen) {
    return (
      <>
        <h1>{title}</h1>
        <Notice kind="warning" title="This cannot be done with this employer now">
          Somebody else may have changed it. Look at where it stands.
        </Notice>
        <div className="actions">
          <ButtonLink href={backHref}>Back to the employer</ButtonLink>
        </div>
      </>
    );
  }
  return (
    <ConfirmForm
      title={title}
      confirmLabel={props.confirmLabel}
      kind={props.kind}
      errors={props.errors}
      backHref={backHref}
      backLabel="Back to the employer"
    >
      <p>
        <strong>{legalName}</strong>
        <br />
        {event.title}
      </p>
      {props.children}
    </ConfirmForm>
  );
}
