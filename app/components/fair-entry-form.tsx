import { Button, ButtonLink } from "./button";
import { ErrorSummary } from "./error-summary";
import { eventErrorLabels } from "./event-error-labels";
import { EnterKey } from "./event-form";
import { FormGroup } from "./form-group";
import { namedErrors } from "./named-errors";
import { OpeningFields } from "./opening-fields";
import { PeopleFields, peopleErrorLabels } from "./people-fields";
import { TextArea } from "./text-area";

type Texts = Readonly<Record<string, string>>;

export interface FairEntryFormProps {
  errors?: Texts | undefined;
  values?: Texts | undefined;
  /** "Apply", "Take the invitation", "Save". */
  save: string;
  backHref: string;
  /** The page where more openings are changed than this form holds; null until staff gave the employer a table. */
  openingsHref: string | null;
}

/** What an employer brings to an event: its openings, what it wishes for its table, and who comes. */
export function FairEntryForm({ errors, values, save, backHref, openingsHref }: FairEntryFormProps) {
  const fields = { errors, values };
  const labels = { ...eventErrorLabels(errors), ...peopleErrorLabels(errors) };
  return (
    <form className="form event-form" method="post" noValidate>
      <ErrorSummary errors={namedErrors(errors, labels)} />
      <EnterKey />
      <div id="openings">
        <FormGroup title="Openings" hint="Each job that you bring, with its pay: people look for it first.">
          <OpeningFields
            {...fields}
            apart={
              openingsHref === null ? (
                "They stay as they are. Once you have a table you can change them."
              ) : (
                <a href={openingsHref}>Change them on the page of openings</a>
              )
            }
          />
        </FormGroup>
      </div>
      <FormGroup title="Your table">
        <TextArea
          {...fields}
          name="equipment"
          label="What you need at your table"
          hint="Such as: power, a screen, room for a wheelchair"
          rows={2}
          optional
        />
      </FormGroup>
      <FormGroup
        title="Who comes for you"
        hint="Each of them gets a door ticket, 20 at most. With an e-mail address we send it to them once you have a table. To take somebody away, empty both fields. The center deletes names and addresses after the event."
      >
        <PeopleFields {...fields} />
      </FormGroup>
      <div className="actions">
        <Button>{save}</Button>
        <ButtonLink kind="quiet" href={backHref}>
          Back without saving
        </ButtonLink>
      </div>
    </form>
  );
}
