import { workLanguages } from "~/app/domain/openings/opening";
import { referralKinds } from "~/app/domain/referrals/referral";
import { languageName } from "~/app/domain/text/language-name";
import { Button, ButtonLink } from "./button";
import { Checkbox } from "./checkbox";
import { ErrorSummary } from "./error-summary";
import { TextField } from "./field";
import { namedErrors } from "./named-errors";
import { Ticks } from "./opening-fields";
import { languageField } from "./opening-names";
import { referralKindWords } from "./referral-words";
import { SelectField } from "./select-field";
import { TextArea } from "./text-area";

type Texts = Readonly<Record<string, string>>;

const labels = {
  kind: "What patrons go there for",
  name: "Name",
  address: "Street address",
  phone: "Phone",
  website: "Website",
  hours: "Hours",
};

export interface PartnerFormProps {
  action?: string | undefined;
  errors?: Texts | undefined;
  values?: Texts | undefined;
  save: string;
}

/** Whom the center sends patrons to, as it stands in the directory and on slips. */
export function PartnerForm({ action, errors, values, save }: PartnerFormProps) {
  const fields = { errors, values };
  const kinds = referralKinds.map((kind) => ({ value: kind, label: referralKindWords[kind] }));
  return (
    <form className="form" method="post" action={action} noValidate>
      <ErrorSummary errors={namedErrors(errors, labels)} />
      <TextField {...fields} name="name" label={labels.name} hint="Such as: Second Street Closet" />
      <SelectField {...fields} name="kind" label={labels.kind} choices={kinds} />
      <TextField {...fields} name="address" label={labels.address} optional />
      <TextField {...fields} name="phone" label={labels.phone} type="tel" optional />
      <TextField {...fields} name="website" label={labels.website} inputMode="url" optional />
      <TextArea
        {...fields}
        name="hours"
        label={labels.hours}
        hint="As the partner says them, such as: Mon to Fri, 9 to 5"
        rows={2}
        optional
      />
      <Ticks
        legend="Languages spoken there"
        fields={{ errors: errors ?? {}, values: values ?? {}, optional: true, optionalWord: "" }}
        choices={workLanguages.map((tag) => ({ name: languageField(tag), label: languageName(tag) }))}
      />
      <Checkbox
        {...fields}
        name="isPublic"
        label="Show it in the public directory"
        hint="Patrons find it under “Places that help”."
        defaultChecked
        optional
        optionalWord=""
      />
      <div className="actions">
        <Button>{save}</Button>
        <ButtonLink kind="quiet" href="/staff/partners">
          Back to the partners
        </ButtonLink>
      </div>
    </form>
  );
}
