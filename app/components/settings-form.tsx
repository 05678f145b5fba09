import { Button } from "./button";
import { Checkbox } from "./checkbox";
import { ErrorSummary } from "./error-summary";
import { TextField } from "./field";
import { FormGroup } from "./form-group";
import { namedErrors } from "./named-errors";
import { TextArea } from "./text-area";
import { TimeZoneField } from "./time-zone-field";

type Texts = Readonly<Record<string, string>>;

export interface SettingsFormProps {
  timeZones: readonly string[];
  /** The name of the language that the center was made with. */
  language: string;
  errors?: Texts | undefined;
  values: Texts;
}

const totpRoles = [
  ["totpAdmin", "Admins"],
  ["totpStaff", "Staff"],
  ["totpDoor", "Door volunteers with a sign-in"],
  ["totpEmployer", "Employers"],
] as const;

const labels = {
  name: "Name",
  timeZone: "Time zone",
  brandColor: "Color",
  mailFrom: "Sender address",
  contactEmail: "Contact address",
  privacyNote: "Your own words",
  veteransFirst: "Veterans go first on the waitlist",
  mostAppointments: "Appointments ahead at once",
  ownNetworks: "The library's own networks",
};

/** What an admin sets for the center. */
export function SettingsForm({ timeZones, language, errors, values }: SettingsFormProps) {
  const fields = { errors, values };
  return (
    <form className="form" method="post" noValidate>
      <ErrorSummary errors={namedErrors(errors, labels)} />
      <FormGroup title="The center">
        <TextField
          {...fields}
          name="name"
          label={labels.name}
          hint="It is shown on every page, mail and ticket."
        />
        <TimeZoneField
          {...fields}
          label={labels.timeZone}
          hint="For new events. Events that were written keep theirs."
          timeZones={timeZones}
        />
        <p className="field-hint">The center&apos;s language is {language}.</p>
        <p>
          <a href="/staff/settings/languages">Languages that you offer, and your own words in each</a>
        </p>
        <TextField
          {...fields}
          name="brandColor"
          label={labels.brandColor}
          hint="Six digits, such as #0b5563. It has to be dark enough to read. Left empty: Fairday's own."
          width="short"
          optional
          spellCheck={false}
        />
        <p>
          <a href="/staff/settings/logo">Logo, beside the center&apos;s name</a>
        </p>
      </FormGroup>
      <FormGroup title="Mail and contact">
        <TextField
          {...fields}
          name="mailFrom"
          label={labels.mailFrom}
          hint="Mails go out from here. Its domain needs SPF and DKIM records for your mail server."
          type="email"
        />
        <TextField
          {...fields}
          name="contactEmail"
          label={labels.contactEmail}
          hint="Answers to mails go here, and the privacy page names it."
          type="email"
        />
      </FormGroup>
      <FormGroup title="Waitlist">
        <Checkbox
          {...fields}
          name="veteransFirst"
          label={labels.veteransFirst}
          hint="The form asks, and their word is enough. Nobody loses a place they have."
          optional
        />
      </FormGroup>
      <FormGroup title="Appointments">
        <TextField
          {...fields}
          name="mostAppointments"
          label={labels.mostAppointments}
          hint="As many can be booked with one e-mail or phone on the public page. You can book beyond it at the desk. Left empty: 3."
          width="short"
          inputMode="numeric"
          optional
        />
      </FormGroup>
      <FormGroup title="Openings">
        <p>
          <a href="/staff/settings/wage-floors">Wage floors, by which low pay is flagged</a>
        </p>
      </FormGroup>
      <FormGroup title="Other programs">
        <p>
          <a href="/staff/settings/webhooks">Webhooks, which tell other programs what happens here</a>
        </p>
      </FormGroup>
      <FormGroup title="Privacy page">
        <p>
          <a href="/staff/settings/retention">How long personal data is kept, and what was deleted</a>
        </p>
        <TextArea
          {...fields}
          name="privacyNote"
          label={labels.privacyNote}
          hint={`They stand after Fairday's text, in ${language}. Leave an empty line between paragraphs.`}
          rows={6}
          optional
        />
      </FormGroup>
      <FormGroup title="Sign-in" hint="Whoever has no authenticator app yet sets it up at the next sign-in.">
        {totpRoles.map(([name, label]) => (
          <Checkbox
            key={name}
            {...fields}
            name={name}
            label={`${label} confirm with an authenticator app`}
            optional
          />
        ))}
        <TextArea
          {...fields}
          name="ownNetworks"
          label={labels.ownNetworks}
          hint="One a line, such as 192.0.2.0/24. People there are not slowed down when many register at once."
          rows={3}
          optional
        />
      </FormGroup>
      <div className="actions">
        <Button>Save the settings</Button>
      </div>
    </form>
  );
}
