import { mostReadinessSteps, mostWeeksBefore } from "~/app/domain/resources/resource";
import { Button, ButtonLink } from "./button";
import { ErrorSummary } from "./error-summary";
import { FormGroup } from "./form-group";
import { weeksInWords } from "./resource-words";
import { type Choice, SelectField } from "./select-field";

type Texts = Readonly<Record<string, string>>;

const rows = Array.from({ length: mostReadinessSteps }, (_, n) => n);
const weeks = Array.from({ length: mostWeeksBefore + 1 }, (_, n) => mostWeeksBefore - n).map((n) => ({
  value: String(n),
  label: weeksInWords(n),
}));

/** What visitors do before they come, for every event of the center. A row without a page is left out. */
export function ReadinessForm({
  pages,
  errors,
  values,
}: {
  pages: readonly Choice[];
  errors?: Texts | undefined;
  values: Texts;
}) {
  const fields = { errors, values, optional: true, optionalWord: "" };
  return (
    <form className="form" method="post" noValidate>
      <ErrorSummary errors={errors} />
      {rows.map((n) => (
        <FormGroup key={n} title={`Step ${n + 1}`}>
          <div className="filter">
            <SelectField
              {...fields}
              name={`steps.${n}.weeksBefore`}
              label="When"
              emptyLabel={null}
              choices={weeks}
              width="medium"
            />
            <SelectField
              {...fields}
              name={`steps.${n}.resourceId`}
              label="Page of your help"
              emptyLabel="None"
              choices={pages}
              width="medium"
            />
          </div>
        </FormGroup>
      ))}
      <div className="actions">
        <Button>Save the list</Button>
        <ButtonLink kind="quiet" href="/staff/resources">
          Back to the pages
        </ButtonLink>
      </div>
    </form>
  );
}
