import { Button, ButtonLink } from "./button";
import { ErrorSummary } from "./error-summary";
import { TextField } from "./field";
import { namedErrors } from "./named-errors";
import { SelectField } from "./select-field";

type Texts = Readonly<Record<string, string>>;

interface TimeFormProps {
  /** Posts its time once, however often it is sent. */
  action: string;
  branches: readonly { id: string; name: string }[];
  /** What stands in it at first. */
  usual: Texts;
  errors?: Texts | undefined;
  values?: Texts | undefined;
}

const labels = {
  counselor: "Counselor",
  branchId: "Branch",
  place: "Desk or room",
  date: "Day",
  from: "From",
  until: "Until",
};

/** One appointment time that is added by hand. */
export function TimeForm({ action, branches, usual, errors, values }: TimeFormProps) {
  const field = (name: keyof typeof labels) => ({
    ...{ name, errors, values, label: labels[name], defaultValue: usual[name] },
  });
  return (
    <form className="form" method="post" action={action} noValidate>
      <ErrorSummary errors={namedErrors(errors, labels)} />
      <TextField {...field("counselor")} hint="The name that visitors read" />
      <SelectField
        {...field("branchId")}
        emptyLabel={null}
        choices={branches.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextField {...field("place")} hint="Where visitors go: Desk 3, second floor" />
      <TextField {...field("date")} type="date" width="medium" />
      <TextField {...field("from")} type="time" width="short" />
      <TextField {...field("until")} type="time" width="short" />
      <div className="actions">
        <Button>Add this time</Button>
        <ButtonLink kind="quiet" href="/staff/appointments">
          Back to appointments
        </ButtonLink>
      </div>
    </form>
  );
}
