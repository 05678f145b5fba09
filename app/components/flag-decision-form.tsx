import { Button, ButtonLink } from "./button";
import { ErrorSummary } from "./error-summary";
import { namedErrors } from "./named-errors";
import { RadioGroup } from "./radio-group";
import { TextArea } from "./text-area";

type Texts = Readonly<Record<string, string>>;

export interface FlagDecisionFormProps {
  action: string;
  eventId: string;
  /** How many decisions the page shows. */
  seen: number;
  errors?: Texts | undefined;
  values?: Texts | undefined;
}

const labels = { decision: "Your decision", reason: "Reason" };

/** Staff decide one flag. The words it is about are kept with the decision: other words ask anew. */
export function FlagDecisionForm({ action, eventId, seen, errors, values }: FlagDecisionFormProps) {
  const fields = { errors, values };
  return (
    <form className="form" method="post" action={action} noValidate>
      <ErrorSummary errors={namedErrors(errors, labels)} />
      <input type="hidden" name="seen" value={seen} />
      <RadioGroup
        {...fields}
        name="decision"
        label={labels.decision}
        choices={[
          { value: "cleared", label: "Clear it", hint: "There is nothing wrong with it." },
          {
            value: "upheld",
            label: "Uphold it",
            hint: "It has to change. Ask the employer, or decline the request.",
          },
        ]}
      />
      <TextArea {...fields} name="reason" label={labels.reason} hint="It stays, with your name." rows={3} />
      <div className="actions">
        <Button>Keep the decision</Button>
        <ButtonLink kind="quiet" href={`/staff/events/${eventId}`}>
          Back to the event
        </ButtonLink>
      </div>
    </form>
  );
}
