import { weeksAYear } from "~/app/domain/desk/inquiry";
import { Button } from "./button";
import { ErrorSummary } from "./error-summary";
import { TextField } from "./field";
import { namedErrors } from "./named-errors";
import { Section } from "./section";
import { SelectField } from "./select-field";

type Texts = Readonly<Record<string, string>>;

const labels = { branchId: "Branch", day: "A day of that week", count: "Inquiries in that week" };

/** The count of one typical week of a branch. */
export function SampleForm(props: {
  formKey: string;
  branches: readonly { id: string; name: string }[];
  errors?: Texts | undefined;
  values?: Texts | undefined;
}) {
  const { formKey, branches, errors, values } = props;
  const fields = { errors, values };
  return (
    <Section title="Count a typical week">
      <form className="form" method="post" action={`/staff/desk/samples?key=${formKey}`} noValidate>
        <ErrorSummary errors={namedErrors(errors, labels)} />
        <SelectField
          {...fields}
          name="branchId"
          label={labels.branchId}
          emptyLabel={branches.length === 1 ? null : undefined}
          choices={branches.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <TextField
          {...fields}
          name="day"
          label={labels.day}
          hint="Weeks begin on Monday. Take one without a holiday."
          type="date"
        />
        <TextField
          {...fields}
          name="count"
          label={labels.count}
          hint={`The report takes ${weeksAYear} times this for the year, and marks it as an estimate.`}
          inputMode="numeric"
          width="short"
        />
        <div className="actions">
          <Button>Keep the week</Button>
        </div>
      </form>
    </Section>
  );
}
