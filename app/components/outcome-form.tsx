import { payUnits } from "~/app/domain/events/event";
import type { Mark } from "~/app/domain/outcomes/marks";
import { questionKey, type ReportQuestion } from "~/app/domain/outcomes/questions";
import { stages } from "~/app/domain/outcomes/report";
import { Button } from "./button";
import { ErrorSummary } from "./error-summary";
import { TextField } from "./field";
import { FormGroup } from "./form-group";
import { Notice } from "./notice";
import { questionInWords, stageWords } from "./outcome-words";
import { SelectField } from "./select-field";
import { payUnitWords } from "./words";

type Texts = Readonly<Record<string, string>>;

export interface OutcomeFormProps {
  /** Where it posts, with the form's own id. */
  action: string;
  mark: Mark;
  lines: readonly { openingId: string; title: string }[];
  values: Texts;
  errors?: Texts | undefined;
  /** What is asked before it is taken. */
  questions?: readonly ReportQuestion[] | undefined;
  isStaff: boolean;
}

/** The numbers of an employer, a group of fields for each opening. Whatever is left empty is unknown, and not zero. */
export function OutcomeForm({ action, lines, errors, questions = [], isStaff, ...form }: OutcomeFormProps) {
  const titles = lines.map(({ title }) => title);
  const isAsked = questions.length > 0;
  const verb = isStaff ? "Save" : "Send";
  return (
    <form className="form" method="post" action={action} noValidate>
      <ErrorSummary errors={errors} />
      {isAsked && (
        <Notice kind="warning" role="alert" title="Look at these numbers once more">
          <ul>
            {questions.map((question) => (
              <li key={questionKey(question)}>{questionInWords(question, titles, isStaff)}</li>
            ))}
          </ul>
          <p>Change them, or {verb.toLowerCase()} it all the same.</p>
        </Notice>
      )}
      {isAsked && <input type="hidden" name="sure" value={questions.map(questionKey).join(" ")} />}
      {lines.map(({ openingId, title }, n) => (
        <FormGroup key={openingId} title={title}>
          <input type="hidden" name={`lines.${n}.openingId`} value={openingId} />
          <LineFields {...form} n={n} errors={errors} />
        </FormGroup>
      ))}
      <div className="actions">
        <Button>{isAsked ? `${verb} it all the same` : `${verb} these numbers`}</Button>
      </div>
    </form>
  );
}

interface LineFieldsProps {
  n: number;
  mark: Mark;
  values: Texts;
  errors: Texts | undefined;
}

/** Whether people stayed is asked once 90 days are over, and kept where it was told before. */
function LineFields({ n, mark, values, errors }: LineFieldsProps) {
  const name = (key: string) => `lines.${n}.${key}`;
  const fields = { values, errors, optional: true, optionalWord: "" };
  const asked = stages.filter((stage) => stage !== "retained" || mark === 90 || values[name(stage)]);
  return (
    <>
      <div className="field-row">
        {asked.map((stage) => (
          <TextField
            key={stage}
            {...fields}
            name={name(stage)}
            label={stageWords[stage]}
            inputMode="numeric"
            autoComplete="off"
          />
        ))}
      </div>
      <div className="field-row">
        <TextField {...fields} name={name("wage")} label="Pay, in dollars" inputMode="decimal" />
        <SelectField
          {...fields}
          name={name("wageUnit")}
          label="Paid by"
          choices={payUnits.map((value) => ({ value, label: payUnitWords[value] }))}
        />
        <TextField {...fields} name={name("startsOn")} label="First day of work" type="date" />
      </div>
    </>
  );
}
