import { Button, ButtonLink } from "./button";
import { ErrorSummary } from "./error-summary";
import { eventErrorLabels } from "./event-error-labels";
import { EnterKey } from "./event-form";
import { FormGroup } from "./form-group";
import { namedErrors } from "./named-errors";
import { OpeningFields } from "./opening-fields";
import { TextArea } from "./text-area";

type Texts = Readonly<Record<string, string>>;

export interface FairEntryFormProps {
  errors?: Texts | undefined;
  values?: Texts | undefined;
  /** "Apply", "Take the invitation", "Save". */
  save: string;
  backHref: string;
}

/** What an employer brings to an event: its openings, what it wishes for its table, and who comes. */
export function FairEntryForm({ errors, values, save, backHref }: FairEntryFormProps) {
  const fields = { errors, values };
  return (
    <form className="form event-form" method="post" noValidate>
      <ErrorSummary errors={namedErrors(errors, eventErrorLabels(errors))} />
      <EnterKey />
      <div id="openings">
        <FormGroup title="Openings" hint="Each job that you bring, with its pay: people look for it first.">
          <OpeningFields {...fields} />
        </FormGroup>
      </div>
      <FormGroup title="Your table">
        <TextArea
          {...fields}
          name="equipment"
          label="What you need at your table"
          hint="Such as: power, a screen, room for a wheelchair"
          rows={2}
          optional
        />
        <TextArea
          {...fields}
          name="names"
          label="Who comes for you"
          hint="One name a line, 20 at most. Each gets a door ticket of their own. The center deletes the names after the event."
          rows={4}
          optional
        />
      </FormGroup>
      <div className="actions">
        <Button>{save}</Button>
        <ButtonLink kind="quiet" href={backHref}>
          Back without saving
        </ButtonLink>
      </div>
    </form>
  );
}
