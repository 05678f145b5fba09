import { cutOffDays } from "~/app/domain/accommodations/cut-off";
import { defaultRetention, type Retention, retentionBounds } from "~/app/domain/registrations/retention";
import { Button } from "./button";
import { ErrorSummary } from "./error-summary";
import { TextField } from "./field";
import { FormGroup } from "./form-group";
import { namedErrors } from "./named-errors";

type Texts = Readonly<Record<string, string>>;

const kept: Record<keyof Retention, readonly [label: string, about: string]> = {
  contactDays: ["Names, e-mails, phones and what visitors wrote: days after the event", ""],
  outcomeDays: [
    "The same of visitors who let you ask what came of it: days after the event",
    "At least as long as all other names. ",
  ],
  accommodationDays: ["What visitors need to take part: days after the event", ""],
  rosterDays: ["Lists of names on phones at the door: days after the event", ""],
  consentYears: ["Who agreed to what, without a name: years after the event", ""],
};

const cutOff = "Access requests are in time until so many days before the event";

const labels: Texts = {
  ...Object.fromEntries(Object.entries(kept).map(([name, [label]]) => [name, label])),
  accommodationCutOffDays: cutOff,
};

const boundsWords = (least: number, most: number, standard: number) =>
  `${least} to ${most}. Usual: ${standard}.`;

const names = ["contactDays", "outcomeDays", "accommodationDays", "rosterDays", "consentYears"] as const;

/** How long what belongs to a person is kept, within bounds. */
export function RetentionForm({ errors, values }: { errors?: Texts | undefined; values: Texts }) {
  const fields = { errors, values, inputMode: "numeric" as const, width: "short" as const };
  return (
    <form className="form" method="post" noValidate>
      <ErrorSummary errors={namedErrors(errors, labels)} />
      <FormGroup
        title="Deleted by itself"
        hint="A shorter time takes effect within the hour. What is deleted does not come back."
      >
        {names.map((name) => {
          const { least, most } = retentionBounds[name];
          const [label, about] = kept[name];
          const hint = about + boundsWords(least, most, defaultRetention[name]);
          return <TextField key={name} {...fields} name={name} label={label} hint={hint} />;
        })}
      </FormGroup>
      <FormGroup title="Access requests">
        <TextField
          {...fields}
          name="accommodationCutOffDays"
          label={cutOff}
          hint={`${boundsWords(cutOffDays.least, cutOffDays.most, cutOffDays.default)} Later ones are taken too, and marked as late.`}
        />
      </FormGroup>
      <div className="actions">
        <Button>Save</Button>
      </div>
    </form>
  );
}
