import { channels, mostInquiries } from "~/app/domain/desk/inquiry";
import { tallyField } from "~/app/domain/desk/shift";
import { Button, ButtonLink } from "./button";
import { channelWords } from "./desk-words";
import { ErrorSummary } from "./error-summary";
import { TextField } from "./field";
import { FormGroup } from "./form-group";
import { namedErrors } from "./named-errors";
import { SelectField } from "./select-field";

type Texts = Readonly<Record<string, string>>;

export interface ShiftFormProps {
  formKey: string;
  today: string;
  branches: readonly { id: string; name: string }[];
  categories: readonly { key: string; name: string }[];
  errors?: Texts | undefined;
  values?: Texts | undefined;
}

/** A tally of a past shift: the day, where and how, and a number for each category. */
export function ShiftForm({ formKey, today, branches, categories, errors, values }: ShiftFormProps) {
  const fields = { errors, values };
  const labels = {
    ...{ date: "Day", branchId: "Branch", channel: "How they came" },
    ...Object.fromEntries(categories.map(({ key, name }) => [tallyField(key), name])),
  };
  return (
    <form className="form" method="post" action={`/staff/desk/shifts/new?key=${formKey}`} noValidate>
      <ErrorSummary errors={namedErrors(errors, labels)} />
      <div className="field-row">
        <TextField {...fields} name="date" label={labels.date} type="date" max={today} defaultValue={today} />
        <SelectField
          {...fields}
          name="branchId"
          label={labels.branchId}
          emptyLabel={branches.length === 1 ? null : undefined}
          choices={branches.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <SelectField
          {...fields}
          name="channel"
          label={labels.channel}
          emptyLabel={null}
          choices={channels.map((value) => ({ value, label: channelWords[value] }))}
        />
      </div>
      <FormGroup
        title="How many of each"
        hint={`Leave a field empty where there were none. Up to ${mostInquiries.toLocaleString("en-US")} each.`}
      >
        <div className="desk-tallies">
          {categories.map(({ key, name }) => (
            <TextField
              {...fields}
              key={key}
              name={tallyField(key)}
              label={name}
              inputMode="numeric"
              autoComplete="off"
              width="short"
              optional
              optionalWord=""
            />
          ))}
        </div>
      </FormGroup>
      <div className="actions">
        <Button>Log the shift</Button>
        <ButtonLink kind="quiet" href="/staff/desk/shifts">
          Back to past shifts
        </ButtonLink>
      </div>
    </form>
  );
}
