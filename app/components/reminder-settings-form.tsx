import { Button } from "./button";
import { ErrorSummary } from "./error-summary";
import { TextField } from "./field";
import { FormGroup } from "./form-group";
import { namedErrors } from "./named-errors";
import { RadioGroup } from "./radio-group";

export interface ReminderSettingsFormProps {
  errors?: Readonly<Record<string, string>> | undefined;
  values: Readonly<Record<string, string>>;
}

const labels = { quietFrom: "From", quietUntil: "Until", unanswered: "Without an answer" };

const choices = [
  { value: "keep", label: "The place is kept" },
  {
    value: "release",
    label: "The place goes to somebody else",
    hint: "Five days before the event, with a mail. The question a week before says so.",
  },
];

/** When reminders go out, and what no answer does. */
export function ReminderSettingsForm({ errors, values }: ReminderSettingsFormProps) {
  const fields = { errors, values };
  return (
    <form className="form" method="post" noValidate>
      <ErrorSummary errors={namedErrors(errors, labels)} />
      <FormGroup
        title="Quiet hours"
        hint="Reminders wait for their end. Where the event would have begun by then, they go out an hour before."
      >
        <TextField {...fields} name="quietFrom" label={labels.quietFrom} type="time" width="short" />
        <TextField
          {...fields}
          name="quietUntil"
          label={labels.quietUntil}
          hint="In the event's time zone. Two equal times: no quiet hours."
          type="time"
          width="short"
        />
      </FormGroup>
      <RadioGroup
        {...fields}
        name="unanswered"
        label={labels.unanswered}
        hint="A week before, everyone with an e-mail address is asked whether they still come."
        choices={choices}
      />
      <div className="actions">
        <Button>Save</Button>
      </div>
    </form>
  );
}
