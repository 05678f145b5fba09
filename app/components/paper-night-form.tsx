import { spokenShortCode } from "~/app/domain/tickets/short-code";
import { Button } from "./button";
import { ErrorSummary } from "./error-summary";
import { TextField } from "./field";
import { namedErrors } from "./named-errors";
import { TextArea } from "./text-area";

type Texts = Readonly<Record<string, string>>;

export interface PaperNightFormProps {
  /** Where it posts: the page itself. */
  action: string;
  formKey: string;
  /** When the doors opened, as a time field has it: the arrival of those without a time of their own. */
  defaultClock: string;
  /** Who is not in yet, to tick by name; null where there are more than a page can show. */
  people: readonly { shortCode: string; name: string | null }[] | null;
  errors?: Texts | undefined;
  values?: Texts | undefined;
}

const labels = { text: "Codes", clock: "Time of arrival", door: "Door" };

/** Takes what was ticked on paper: codes as they stand there, or names from the list. */
export function PaperNightForm(props: PaperNightFormProps) {
  const { action, formKey, defaultClock, people, errors, values } = props;
  const fields = { errors, values };
  return (
    <form className="form paper-night" method="post" action={action} noValidate>
      <ErrorSummary errors={namedErrors(errors, labels)} />
      <input type="hidden" name="formKey" value={formKey} />
      <TextArea
        {...fields}
        name="text"
        label={labels.text}
        hint="Short codes, one after another or one to a line. A time may follow: 1234 5678 10:05."
        rows={10}
        optional
        optionalWord=""
      />
      <TickList people={people} />
      <TextField
        {...fields}
        name="clock"
        label={labels.clock}
        hint="For everyone without a time of their own."
        type="time"
        width="short"
        defaultValue={defaultClock}
      />
      <TextField {...fields} name="door" label={labels.door} width="medium" maxLength={60} optional />
      <div className="actions">
        <Button>Check the list</Button>
      </div>
    </form>
  );
}

function TickList({ people }: Pick<PaperNightFormProps, "people">) {
  if (people === null) {
    return <p className="muted">There are too many people to tick by name. Type their codes.</p>;
  }
  if (people.length === 0) return null;
  return (
    <details className="tick-list">
      <summary>Tick names instead ({people.length} not in yet)</summary>
      <fieldset>
        <legend className="visually-hidden">People who are not in yet</legend>
        {people.map(({ shortCode, name }) => (
          <label key={shortCode} className="tick">
            <input type="checkbox" name="ticked" value={shortCode} />
            <span>{name ?? "Name no longer kept"}</span>
            <span className="roster-code">{spokenShortCode(shortCode)}</span>
          </label>
        ))}
      </fieldset>
    </details>
  );
}
