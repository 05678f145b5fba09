import { Button, ButtonLink } from "./button";
import { ErrorSummary } from "./error-summary";
import { TextField } from "./field";
import { FormGroup } from "./form-group";
import { namedErrors } from "./named-errors";
import { SelectField } from "./select-field";
import { TimeZoneField } from "./time-zone-field";

type Texts = Readonly<Record<string, string>>;

export interface CenterFormProps {
  action: string;
  timeZones: readonly string[];
  languages: readonly { tag: string; name: string }[];
  errors?: Texts | undefined;
  values?: Texts | undefined;
}

const labels = {
  name: "Name",
  host: "Host",
  timeZone: "Time zone",
  locale: "Language",
  mailFrom: "Sender address",
  contactEmail: "Contact address",
  adminEmail: "First admin's e-mail address",
};

/** What a new center needs. Its admin is invited and sets up the rest. */
export function CenterForm({ action, timeZones, languages, errors, values }: CenterFormProps) {
  const fields = { errors, values };
  const address = { type: "email", autoComplete: "off", spellCheck: false } as const;
  return (
    <form className="form" method="post" action={action} noValidate>
      <ErrorSummary errors={namedErrors(errors, labels)} />
      <FormGroup title="The center">
        <TextField
          {...fields}
          name="name"
          label={labels.name}
          hint="It is shown on every page, mail and ticket."
        />
        <TextField
          {...fields}
          name="host"
          label={labels.host}
          hint="Such as jobs.library.example. It has to lead to this server."
          spellCheck={false}
        />
        <TimeZoneField
          {...fields}
          label={labels.timeZone}
          timeZones={timeZones}
          defaultValue="America/Los_Angeles"
        />
        <SelectField
          {...fields}
          name="locale"
          label={labels.locale}
          hint="The one that pages begin in."
          defaultValue="en"
          emptyLabel={null}
          choices={languages.map(({ tag, name }) => ({ value: tag, label: name }))}
        />
      </FormGroup>
      <FormGroup title="Mail and contact">
        <TextField
          {...fields}
          {...address}
          name="mailFrom"
          label={labels.mailFrom}
          hint="Mails go out from here. Left empty: jobs@ and the host."
          optional
        />
        <TextField
          {...fields}
          {...address}
          name="contactEmail"
          label={labels.contactEmail}
          hint="Answers to mails go here. Left empty: the first admin's address."
          optional
        />
        <TextField
          {...fields}
          {...address}
          name="adminEmail"
          label={labels.adminEmail}
          hint="They get an e-mail with a link. It works once, for seven days."
        />
      </FormGroup>
      <div className="actions">
        <Button>Make the center</Button>
        <ButtonLink kind="quiet" href="/installation">
          Back to the centers
        </ButtonLink>
      </div>
    </form>
  );
}
