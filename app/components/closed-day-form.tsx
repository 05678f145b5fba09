import { Button } from "./button";
import { ErrorSummary } from "./error-summary";
import { TextField } from "./field";
import { namedErrors } from "./named-errors";

type Texts = Readonly<Record<string, string>>;

const labels = { day: "Day", name: "Why" };

/** Closes one day, such as a holiday. */
export function ClosedDayForm({
  errors,
  values,
}: {
  errors?: Texts | undefined;
  values?: Texts | undefined;
}) {
  const form = { errors, values };
  return (
    <form className="form" method="post" noValidate>
      <ErrorSummary errors={namedErrors(errors, labels)} />
      <TextField {...form} name="day" label={labels.day} type="date" width="medium" />
      <TextField {...form} name="name" label={labels.name} hint="Such as: Thanksgiving" />
      <div className="actions">
        <Button>Close this day</Button>
      </div>
    </form>
  );
}
