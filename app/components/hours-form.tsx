import type { ReactNode } from "react";
import { Button, ButtonLink } from "./button";
import { ErrorSummary } from "./error-summary";
import { TextField } from "./field";
import { FormGroup } from "./form-group";
import { namedErrors } from "./named-errors";
import { SelectField } from "./select-field";

type Texts = Readonly<Record<string, string>>;

export interface HoursFormProps {
  /** Where it posts; absent: this page's address. */
  action?: string | undefined;
  /** What stands in it at first. */
  usual: Texts;
  errors?: Texts | undefined;
  values?: Texts | undefined;
  /** The verb of the button. */
  save: string;
  /** Whose hours they are and where, in words or fields. */
  children?: ReactNode;
}

/** By the number that `Date` gives each, in the order in which a week is planned. */
const weekdays = [
  [1, "Monday"],
  [2, "Tuesday"],
  [3, "Wednesday"],
  [4, "Thursday"],
  [5, "Friday"],
  [6, "Saturday"],
  [0, "Sunday"],
] as const;

const dayParts = [
  ["from", "From"],
  ["until", "Until"],
  ["pauseFrom", "Break from"],
  ["pauseUntil", "Break until"],
] as const;

const labels: Record<string, string> = {
  branchId: "Branch",
  counselor: "Counselor",
  place: "Desk or room",
  length: "Minutes of each appointment",
  gap: "Minutes between two of them",
  fromDay: "First day",
  untilDay: "Last day",
  ...Object.fromEntries(
    weekdays.flatMap(([number, day]) =>
      dayParts.map(([part, label]) => [`week.${number}.${part}`, `${day}: ${label.toLowerCase()}`]),
    ),
  ),
};

/** A counselor's week. Days without times are free. */
export function HoursForm({ action, usual, errors, values, save, children }: HoursFormProps) {
  const field = (name: string) => ({
    name,
    errors,
    values,
    defaultValue: usual[name],
    label: labels[name] ?? "",
  });
  const number = { inputMode: "numeric", width: "short" } as const;
  return (
    <form className="form" method="post" action={action} noValidate>
      <ErrorSummary errors={namedErrors(errors, labels)} />
      {children}
      <TextField {...field("place")} hint="Where visitors go: Desk 3, second floor" />
      <TextField {...field("length")} {...number} />
      <TextField {...field("gap")} {...number} />
      <TextField {...field("fromDay")} type="date" width="medium" />
      <TextField
        {...field("untilDay")}
        type="date"
        width="medium"
        hint="Empty means: until you change it."
        optional
      />
      {weekdays.map(([weekday, day]) => (
        <FormGroup key={day} title={day}>
          <div className="hours-day">
            {dayParts.map(([part, label]) => (
              <TextField
                key={part}
                {...field(`week.${weekday}.${part}`)}
                label={label}
                type="time"
                optional
                optionalWord=""
              />
            ))}
          </div>
        </FormGroup>
      ))}
      <div className="actions">
        <Button>{save}</Button>
        <ButtonLink kind="quiet" href="/staff/appointments">
          Back to appointments
        </ButtonLink>
      </div>
    </form>
  );
}

/** Whose hours they are, and at which branch. */
export function HoursOwner({
  branches,
  errors,
  values,
}: Pick<HoursFormProps, "errors" | "values"> & { branches: readonly { id: string; name: string }[] }) {
  const field = (name: string) => ({ name, errors, values, label: labels[name] ?? "" });
  return (
    <>
      <TextField {...field("counselor")} hint="The name that visitors read" />
      <SelectField
        {...field("branchId")}
        emptyLabel={null}
        choices={branches.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </>
  );
}
