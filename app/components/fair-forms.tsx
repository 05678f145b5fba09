import { counted } from "~/app/domain/text/counted";
import { Button, ButtonLink } from "./button";
import { ErrorSummary } from "./error-summary";
import { TextField } from "./field";
import { FormGroup } from "./form-group";
import { TextArea } from "./text-area";

type Texts = Readonly<Record<string, string>>;

interface FormProps {
  errors?: Texts | undefined;
  values?: Texts | undefined;
  backHref: string;
}

export interface FairInvitationFormProps extends FormProps {
  action: string;
  employers: readonly { id: string; legalName: string }[];
  /** Whether an address without an account would find the event open for applications. */
  takesApplications: boolean;
}

/** Whom staff invite: vetted employers, several at once, and an address that may have no account. */
export function FairInvitationForm(props: FairInvitationFormProps) {
  const { employers, errors, values, backHref, takesApplications } = props;
  return (
    <form className="form" method="post" action={props.action} noValidate>
      <ErrorSummary errors={errors} />
      <FormGroup title="Vetted employers" hint={hintOf(employers.length)}>
        <fieldset className="field">
          <legend className="visually-hidden">Employers to invite</legend>
          {employers.map(({ id, legalName }, n) => (
            <div className="choice" key={id}>
              <input
                type="checkbox"
                id={n === 0 ? "field-employerIds" : `employer-${id}`}
                name="employerIds"
                value={id}
                defaultChecked={values?.[`employer-${id}`] === "yes"}
              />
              <label htmlFor={n === 0 ? "field-employerIds" : `employer-${id}`}>{legalName}</label>
            </div>
          ))}
        </fieldset>
      </FormGroup>
      {takesApplications && (
        <FormGroup title="Somebody else">
          <TextField
            {...{ errors, values }}
            name="email"
            label="E-mail address"
            hint="They get a link to make an account and apply. You vet them before you accept them."
            type="email"
            inputMode="email"
            autoComplete="off"
            spellCheck={false}
            optional
          />
        </FormGroup>
      )}
      <div className="actions">
        <Button>Invite and tell them</Button>
        <ButtonLink kind="quiet" href={backHref}>
          Back to the employers
        </ButtonLink>
      </div>
    </form>
  );
}

const hintOf = (count: number) =>
  count === 0
    ? "Every vetted employer of your center is here already, or none is vetted yet."
    : `${counted(count, "employer", "employers")} can be invited. Tick as many as you like.`;

/** How many tables there are, and until when employers may apply. */
export function FairLimitsForm({ errors, values, backHref, isFair }: FormProps & { isFair: boolean }) {
  const fields = { errors, values };
  return (
    <form className="form" method="post" noValidate>
      <ErrorSummary errors={errors} />
      <TextField
        {...fields}
        name="tables"
        label="How many tables there are"
        hint="No more employers than that can be accepted. Left empty: no limit."
        inputMode="numeric"
        width="short"
        optional
      />
      {isFair && (
        <TextField
          {...fields}
          name="applicationsCloseOn"
          label="Last day to apply"
          hint="Left empty: until the fair begins."
          type="date"
          width="short"
          optional
        />
      )}
      <div className="actions">
        <Button>Save</Button>
        <ButtonLink kind="quiet" href={backHref}>
          Back to the employers
        </ButtonLink>
      </div>
    </form>
  );
}

/** The table of an employer that was accepted, and what stands on it. */
export function FairTableForm({ errors, values, backHref }: FormProps) {
  const fields = { errors, values };
  return (
    <form className="form" method="post" noValidate>
      <ErrorSummary errors={errors} />
      <TableNoField {...fields} />
      <TextArea
        {...fields}
        name="equipment"
        label="Equipment"
        hint="What the employer asked for, or gets: power, a screen, more chairs"
        rows={3}
        optional
      />
      <div className="actions">
        <Button>Save</Button>
        <ButtonLink kind="quiet" href={backHref}>
          Back to the employer
        </ButtonLink>
      </div>
    </form>
  );
}

/** Each number stands for one employer. */
export function TableNoField(fields: Pick<FormProps, "errors" | "values">) {
  return (
    <TextField
      {...fields}
      name="tableNo"
      label="Table number"
      hint="From 1 to 999. It stands on the public page. You can set it later."
      inputMode="numeric"
      width="short"
      optional
    />
  );
}
