import { sizeBands } from "~/app/domain/employers/employer";
import { Button } from "./button";
import { Checkbox } from "./checkbox";
import { ErrorSummary } from "./error-summary";
import { TextField } from "./field";
import { FormGroup } from "./form-group";
import { namedErrors } from "./named-errors";
import { SelectField } from "./select-field";

type Texts = Readonly<Record<string, string>>;

export interface OrganizationFormProps {
  errors?: Texts | undefined;
  values: Texts;
  /** What has to be agreed to; empty where it was, in these words. */
  statements: readonly string[];
  /** Where it posts; absent: this page's address. */
  action?: string | undefined;
  /** The verb of the button. */
  save: string;
}

const labels = {
  legalName: "Legal name",
  street: "Street address",
  website: "Website",
  sizeBand: "How many people work there",
  contactName: "Name",
  contactEmail: "Work e-mail",
  contactPhone: "Phone",
  isAgency: "We hire for other companies",
};

/** An employer describes its organization, at first and later. */
export function OrganizationForm({ errors, values, statements, action, save }: OrganizationFormProps) {
  const fields = { errors, values };
  return (
    <form className="form" method="post" action={action} noValidate>
      <ErrorSummary errors={namedErrors(errors, labels)} />
      <FormGroup title="The organization">
        <TextField
          {...fields}
          name="legalName"
          label={labels.legalName}
          hint="As it is registered. It is shown on event pages."
          autoComplete="organization"
        />
        <TextField
          {...fields}
          name="street"
          label={labels.street}
          hint="With city and ZIP code; no P.O. box"
          autoComplete="street-address"
        />
        <TextField {...fields} name="website" label={labels.website} inputMode="url" autoComplete="url" />
        <SelectField
          {...fields}
          name="sizeBand"
          label={labels.sizeBand}
          width="medium"
          choices={sizeBands.map((band) => ({ value: band, label: band.replace("-", " to ") }))}
        />
        <Checkbox
          {...fields}
          name="isAgency"
          label={labels.isAgency}
          hint="A staffing agency or a recruiter. Each opening then names its client."
          optional
        />
      </FormGroup>
      <FormGroup title="Who we talk to">
        <TextField {...fields} name="contactName" label={labels.contactName} autoComplete="name" />
        <TextField
          {...fields}
          name="contactEmail"
          label={labels.contactEmail}
          hint="Best at the website's own address: it makes the check quicker."
          type="email"
          autoComplete="email"
        />
        <TextField
          {...fields}
          name="contactPhone"
          label={labels.contactPhone}
          type="tel"
          autoComplete="tel"
          optional
        />
      </FormGroup>
      {statements.length > 0 && <Statements {...fields} statements={statements} />}
      <div className="actions">
        <Button>{save}</Button>
      </div>
    </form>
  );
}

function Statements({
  statements,
  ...fields
}: Pick<OrganizationFormProps, "errors" | "values" | "statements">) {
  return (
    <FormGroup title="What we ask of every employer">
      <ul>
        {statements.map((statement) => (
          <li key={statement}>{statement}</li>
        ))}
      </ul>
      <Checkbox {...fields} name="isAttested" label="I state this for my organization" />
    </FormGroup>
  );
}
