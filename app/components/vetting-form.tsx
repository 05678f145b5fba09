import { attestations, type VettingCheck } from "~/app/domain/employers/attestations";
import { Button, ButtonLink } from "./button";
import { Checkbox } from "./checkbox";
import { ErrorSummary } from "./error-summary";
import { FormGroup } from "./form-group";
import { namedErrors } from "./named-errors";
import { TextArea } from "./text-area";

type Texts = Readonly<Record<string, string>>;

export interface VettingFormProps {
  employer: {
    id: string;
    legalName: string;
    street: string;
    website: string;
    contactName: string;
    contactEmail: string;
  };
  /** The contact's address is of the website's domain. */
  isDomainSame: boolean;
  errors?: Texts | undefined;
  values?: Texts | undefined;
}

const noteLabel = "How you made sure";
const agreedLabel = "The employer agreed to these statements";

/** The checklist of a vetting: each box is one thing that somebody looked at. */
export function VettingForm({ employer, isDomainSame, errors, values }: VettingFormProps) {
  const fields = { errors, values };
  const checks: [VettingCheck, string, string][] = [
    ["legalName", "The legal name is in a public register", employer.legalName],
    ["street", "The street address is a place of business", employer.street],
    ["website", "The website is the employer's own", employer.website],
    ["contact", "Somebody reached the contact", `${employer.contactName}, ${employer.contactEmail}`],
    [
      "domain",
      "The e-mail address belongs to the website",
      isDomainSame ? "The domains are the same." : "The domains differ: write below how you made sure.",
    ],
  ];
  const labels = Object.fromEntries(checks.map(([name, label]) => [name, label]));
  return (
    <form className="form" method="post" noValidate>
      <ErrorSummary errors={namedErrors(errors, { ...labels, note: noteLabel, attestations: agreedLabel })} />
      <FormGroup title="What was looked at">
        {checks.map(([name, label, hint]) => (
          <Checkbox key={name} {...fields} name={name} label={label} hint={hint} />
        ))}
        <TextArea
          {...fields}
          name="note"
          label={noteLabel}
          hint="Write this if the e-mail address does not belong to the website. It is kept in the audit trail."
          rows={2}
          optional
          optionalWord={isDomainSame ? undefined : ""}
        />
      </FormGroup>
      <FormGroup title="What the employer agrees to" hint={`Version ${attestations.version}`}>
        <ul>
          {attestations.statements.map((statement) => (
            <li key={statement}>{statement}</li>
          ))}
        </ul>
        <Checkbox {...fields} name="attestations" label={agreedLabel} />
      </FormGroup>
      <div className="actions">
        <Button>{`Vet ${employer.legalName}`}</Button>
        <ButtonLink kind="quiet" href={`/staff/employers/${employer.id}`}>
          Back to the employer
        </ButtonLink>
      </div>
    </form>
  );
}
