import { patronLanguages } from "~/app/domain/registrations/languages";
import {
  type CutOffView,
  deskAccommodationLabels,
  deskAccommodationWords,
  MoreAboutAccess,
} from "./accommodation-fields";
import { Button, ButtonLink } from "./button";
import { ErrorSummary } from "./error-summary";
import { TextField } from "./field";
import { namedErrors } from "./named-errors";
import { partyChoices } from "./party-words";
import { SelectField } from "./select-field";

type Texts = Readonly<Record<string, string>>;

export interface DeskFormProps {
  /** Makes a second post the same registration. */
  formKey: string;
  backHref: string;
  /** Until when a request for access is in time. */
  cutOff: CutOffView;
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
export function DeskForm({ formKey, backHref, cutOff, errors, values }: DeskFormProps) {
  const fields = { errors, values };
  return (
    <form className="form" method="post" noValidate>
      <ErrorSummary errors={namedErrors(errors, labels)} />
      <input type="hidden" name="formKey" value={formKey} />
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
        choices={partyChoices}
      />
      <TextField {...fields} name="email" label={labels.email} type="email" autoComplete="off" optional />
      <TextField {...fields} name="phone" label={labels.phone} type="tel" autoComplete="off" optional />
      <SelectField
        {...fields}
        name="language"
        label={labels.language}
        width="medium"
        defaultValue="en"
        emptyLabel={null}
        choices={patronLanguages.map(({ tag, name }) => ({ value: tag, label: name }))}
      />
      <MoreAboutAccess {...fields} cutOff={cutOff} locale="en" words={deskAccommodationWords} />
      <div className="actions">
        <Button>Register and show the ticket</Button>
        <ButtonLink kind="quiet" href={backHref}>
          Back to registrations
        </ButtonLink>
      </div>
    </form>
  );
}
