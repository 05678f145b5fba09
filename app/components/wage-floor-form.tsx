import { Button } from "./button";
import { ErrorSummary } from "./error-summary";
import { TextField } from "./field";
import { namedErrors } from "./named-errors";

type Texts = Readonly<Record<string, string>>;

const labels = { fromDate: "From", hourly: "Dollars an hour", areaWords: "Area words", source: "Source" };

/** Adds a wage floor: from when, how much, where, and where that is laid down. */
export function WageFloorForm({
  action,
  errors,
  values,
}: {
  action: string;
  errors?: Texts | undefined;
  values?: Texts | undefined;
}) {
  const fields = { errors, values };
  return (
    <form className="form" method="post" action={action} noValidate>
      <ErrorSummary errors={namedErrors(errors, labels)} />
      <TextField {...fields} name="fromDate" label={labels.fromDate} type="date" width="short" />
      <TextField
        {...fields}
        name="hourly"
        label={labels.hourly}
        hint="Such as: 17.90"
        inputMode="decimal"
        width="short"
      />
      <TextField
        {...fields}
        name="areaWords"
        label={labels.areaWords}
        hint="With commas between them, such as: Los Angeles, Hollywood. It holds where an address has one of them. Left empty: everywhere."
        optional
      />
      <TextField
        {...fields}
        name="source"
        label={labels.source}
        hint="The law or the order, as staff should read it beside an opening"
      />
      <div className="actions">
        <Button>Add the wage floor</Button>
      </div>
    </form>
  );
}
