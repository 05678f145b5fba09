import { useWords } from "~/app/i18n/use-words";
import { type CutOffView, deskAccommodationLabels, MoreAboutAccess } from "./accommodation-fields";
import { Button, ButtonLink } from "./button";
import { Checkbox } from "./checkbox";
import { ErrorSummary } from "./error-summary";
import { TextField } from "./field";
import { languageChoices } from "./language-choices";
import { namedErrors } from "./named-errors";
import { Notice } from "./notice";
import { partyChoices } from "./party-words";
import { SelectField } from "./select-field";

type Texts = Readonly<Record<string, string>>;

export interface DeskFormProps {
  /** Makes a second post the same registration. */
  formKey: string;
  backHref: string;
  /** Until when a request for access is in time. */
  cutOff: CutOffView;
  /** No place is left: they join the waitlist. */
  isFull: boolean;
  asksVeterans: boolean;
  errors?: Texts | undefined;
  values?: Texts | undefined;
}

const labels = {
  name: "Name",
  partySize: "How many are coming",
  email: "E-mail",
  phone: "Phone",
  language: "Language",
  ...deskAccommodationLabels,
};

/** Registers somebody who stands at the desk: a name is enough. */
export function DeskForm({ formKey, backHref, cutOff, isFull, asksVeterans, ...form }: DeskFormProps) {
  const { errors, values } = form;
  const fields = { errors, values };
  const t = useWords();
  return (
    <form className="form" method="post" noValidate>
      <ErrorSummary errors={namedErrors(errors, labels)} />
      <input type="hidden" name="formKey" value={formKey} />
      {isFull && (
        <Notice kind="warning" title="All places are taken">
          They join the waitlist, and are offered a place when it is their turn.
        </Notice>
      )}
      <TextField
        {...fields}
        name="name"
        label={labels.name}
        hint="The name they go by is enough."
        autoComplete="off"
      />
      <SelectField
        {...fields}
        name="partySize"
        label={labels.partySize}
        hint="Everyone needs a place. One ticket is for all of them."
        width="short"
        defaultValue="1"
        emptyLabel={null}
        choices={partyChoices(t)}
      />
      {errors?.partySize && (
        <Checkbox {...fields} name="waits" label="Put all of them on the waitlist instead" optional />
      )}
      {asksVeterans && (
        <Checkbox {...fields} name="veteran" label="They say that they are a veteran" optional />
      )}
      <TextField {...fields} name="email" label={labels.email} type="email" autoComplete="off" optional />
      <TextField {...fields} name="phone" label={labels.phone} type="tel" autoComplete="off" optional />
      <SelectField
        {...fields}
        name="language"
        label={labels.language}
        width="medium"
        defaultValue="en"
        emptyLabel={null}
        choices={languageChoices}
      />
      <MoreAboutAccess {...fields} cutOff={cutOff} locale="en" isForStaff />
      <div className="actions">
        <Button>{isFull ? "Put on the waitlist" : "Register and show the ticket"}</Button>
        <ButtonLink kind="quiet" href={backHref}>
          Back to registrations
        </ButtonLink>
      </div>
    </form>
  );
}
