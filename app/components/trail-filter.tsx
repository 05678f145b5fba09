import { Button } from "./button";
import { ErrorSummary } from "./error-summary";
import { TextField } from "./field";
import { SelectField } from "./select-field";

export interface TrailFilterProps {
  values: Readonly<Record<string, string>>;
  errors?: Readonly<Record<string, string>> | undefined;
  choices: Record<"centers" | "people", readonly { value: string; label: string }[]>;
}

/** Which part of the installation's trail is shown: a GET, so that what is shown has an address. */
export function TrailFilter({ values, errors, choices }: TrailFilterProps) {
  const field = { values, errors, optional: true, optionalWord: "" };
  return (
    <search>
      <form method="get" action="/installation/audit" noValidate>
        <ErrorSummary errors={errors} />
        <div className="filter">
          <SelectField {...field} name="center" label="Center" choices={choices.centers} emptyLabel="Any" />
          <SelectField
            {...field}
            name="person"
            label="Person"
            choices={choices.people}
            emptyLabel="Anybody"
          />
          <TextField {...field} name="from" label="From" type="date" />
          <TextField {...field} name="until" label="Until" type="date" />
          <Button kind="secondary">Show</Button>
        </div>
      </form>
    </search>
  );
}
