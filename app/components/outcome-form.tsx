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
import { Pager } from "./pager";
import { SelectField } from "./select-field";
import { payUnitWords } from "./words";

type Texts = Readonly<Record<string, string>>;

/** Which of an employer's openings a form shows: of very many it has parts. */
export interface FormPart {
  part: number;
  parts: number;
  /** Openings before its first. */
  from: number;
  all: number;
}

export interface OutcomeFormProps {
  /** Where it posts, with the form's own id in its query. */
  action: string;
  mark: Mark;
  lines: readonly { openingId: string; title: string }[];
  part: FormPart;
  values: Texts;
  errors?: Texts | undefined;
  /** What is asked before it is taken. */
  questions?: readonly ReportQuestion[] | undefined;
  isStaff: boolean;
}

/** The numbers of an employer, a group of fields for each opening. Whatever is left empty is unknown, and not zero. */
export function OutcomeForm({
  action,
  lines,
  part,
  errors,
  questions = [],
  isStaff,
  ...form
}: OutcomeFormProps) {
  const titles = lines.map(({ title }) => title);
  const isAsked = questions.length > 0;
  const verb = isStaff ? "Save" : "Send";
  return (
    <form
      className="form"
      method="post"
      action={part.parts > 1 ? `${action}&part=${part.part}` : action}
      noValidate
    >
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
      {part.parts > 1 && <PartLine {...part} shown={lines.length} verb={verb} />}
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

function PartLine({ part, parts, from, all, shown, verb }: FormPart & { shown: number; verb: string }) {
  const hrefOf = (other: number) => (other >= 1 && other <= parts ? `?part=${other}` : undefined);
  return (
    <>
      <p>
        Openings {from + 1} to {from + shown} of {all}. {verb} these before you go on to others.
      </p>
      <Pager
        label="Openings"
        newerHref={hrefOf(part - 1)}
        newerLabel="Openings before these"
        olderHref={hrefOf(part + 1)}
        olderLabel="Openings after these"
      />
    </>
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
