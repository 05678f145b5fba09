import type { VettingCheck } from "~/app/domain/employers/checks";
import { Button, ButtonLink } from "./button";
import { ErrorSummary } from "./error-summary";
import { TextField } from "./field";
import { FormGroup } from "./form-group";
import { namedErrors } from "./named-errors";
import { RadioGroup } from "./radio-group";
import { TextArea } from "./text-area";
import { findingWords } from "./vetting-words";

type Texts = Readonly<Record<string, string>>;

export interface VettingCheckFormProps {
  check: VettingCheck;
  employerId: string;
  /** The address that it posts to, with its key. */
  action: string;
  errors?: Texts | undefined;
  values?: Texts | undefined;
}

const labels = {
  finding: "What you found",
  note: "Note",
  number: "The number that you called",
  source: "Where you found it",
  calledOn: "Day of the call",
  calledTime: "Time of the call",
};

/** One check: what was found, in words where they are needed. It is kept with your name and the time. */
export function VettingCheckForm({ check, employerId, action, errors, values }: VettingCheckFormProps) {
  const fields = { errors, values };
  return (
    <form className="form" method="post" action={action} noValidate>
      <ErrorSummary errors={namedErrors(errors, labels)} />
      {check === "callBack" && <CallFields {...fields} />}
      <RadioGroup
        {...fields}
        name="finding"
        label={labels.finding}
        choices={[
          { value: "in-order", label: findingWords["in-order"] },
          {
            value: "concern",
            label: findingWords.concern,
            hint: "Write what it is. Whoever decides reads it first.",
          },
        ]}
      />
      <TextArea
        {...fields}
        name="note"
        label={labels.note}
        hint="What you looked at and what you saw. The employer does not read it."
        rows={3}
        optional
      />
      <div className="actions">
        <Button>Keep this check</Button>
        <ButtonLink kind="quiet" href={`/staff/employers/${employerId}/vetting`}>
          Back to the checklist
        </ButtonLink>
      </div>
    </form>
  );
}

function CallFields(fields: { errors?: Texts | undefined; values?: Texts | undefined }) {
  return (
    <FormGroup title="The call" hint="Who called is you: your name is kept with it.">
      <TextField
        {...fields}
        name="number"
        label={labels.number}
        type="tel"
        autoComplete="off"
        width="medium"
      />
      <TextField
        {...fields}
        name="source"
        label={labels.source}
        hint="Such as: the state's business register. Never the employer's own form."
      />
      <TextField {...fields} name="calledOn" label={labels.calledOn} type="date" width="short" />
      <TextField {...fields} name="calledTime" label={labels.calledTime} type="time" width="short" />
    </FormGroup>
  );
}
