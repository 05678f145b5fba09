import { Button, ButtonLink } from "./button";
import { ErrorSummary } from "./error-summary";
import { TextField } from "./field";

export interface DoorNameFormProps {
  /** Where it posts; absent: this page's address. */
  action?: string | undefined;
  save: string;
  /** The way out, where the form is a page of its own. */
  backHref?: string | undefined;
  hint?: string | undefined;
  errors?: Readonly<Record<string, string>> | undefined;
  values?: Readonly<Record<string, string>> | undefined;
}

/** Names a door, as the people who scan there call it. */
export function DoorNameForm({ action, save, backHref, hint, errors, values }: DoorNameFormProps) {
  return (
    <form className="form" method="post" action={action} noValidate>
      <ErrorSummary errors={errors} />
      <TextField
        name="name"
        label="Name of the door"
        hint={hint}
        width="medium"
        maxLength={40}
        autoComplete="off"
        errors={errors}
        values={values}
      />
      <div className="actions">
        <Button>{save}</Button>
        {backHref && (
          <ButtonLink kind="quiet" href={backHref}>
            Back to room and doors
          </ButtonLink>
        )}
      </div>
    </form>
  );
}
