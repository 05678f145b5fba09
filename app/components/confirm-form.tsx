import type { ReactNode } from "react";
import { Button, ButtonLink } from "./button";
import { ErrorSummary } from "./error-summary";

export interface ConfirmFormProps {
  /** Asks the question: "Cancel this event?" */
  title: string;
  /** The verb and whom it reaches: "Cancel event and tell 42 people". */
  confirmLabel: string;
  backHref: string;
  backLabel: string;
  /** Where it posts; absent: this page's address. */
  action?: string | undefined;
  kind?: "primary" | "danger" | undefined;
  errors?: Readonly<Record<string, string>> | undefined;
  /** What follows from it, hidden inputs, a reason field. */
  children?: ReactNode;
}

/** A page's question before something that reaches others or is hard to take back. */
export function ConfirmForm(props: ConfirmFormProps) {
  const { kind = "danger" } = props;
  return (
    <form className="confirm" data-kind={kind} method="post" action={props.action} noValidate>
      <h1>{props.title}</h1>
      <ErrorSummary errors={props.errors} />
      {props.children}
      <div className="actions">
        <Button>{props.confirmLabel}</Button>
        <ButtonLink kind="quiet" href={props.backHref}>
          {props.backLabel}
        </ButtonLink>
      </div>
    </form>
  );
}
