import { patronLanguages } from "~/app/domain/registrations/languages";
import { accommodationLabels, type CutOffView, MoreAboutAccess } from "./accommodation-fields";
import { Button } from "./button";
import { ErrorSummary } from "./error-summary";
import { TextField } from "./field";
import { namedErrors } from "./named-errors";
import { Notice } from "./notice";
import { partyChoices } from "./party-words";
import { SelectField } from "./select-field";

export interface RegistrationFormProps {
  formKey: string;
  /** The center's language. */
  locale: string;
  privacyHref: string;
  /** Until when a request for access is in time. */
  cutOff: CutOffView;
  errors?: Readonly<Record<string, string>> | undefined;
  values?: Readonly<Record<string, string>> | undefined;
  /** How long to wait before the next try, where too many came at once. */
  waitSeconds?: number | undefined;
}

const words = {
  name: "Name",
  nameHint: "The name you go by is enough.",
  party: "How many of you are coming?",
  partyHint: "Everyone needs a place.",
  email: "E-mail",
  emailHint: "We send your ticket there.",
  phone: "Phone",
  phoneHint: "For staff to reach you if the event changes.",
  language: "Language you prefer",
  submit: "Get my ticket",
  again: "Try again",
  wait: "Many people are registering right now",
  waitText: (seconds: number) =>
    `Wait ${waitInWords(seconds)}, then press "Try again". What you typed is still here.`,
  privacy: "What we keep, and for how long",
};

const waitInWords = (seconds: number) =>
  seconds < 100 ? `${seconds} ${seconds === 1 ? "second" : "seconds"}` : `${Math.ceil(seconds / 60)} minutes`;

const languages = patronLanguages.map(({ tag, name }) => ({ value: tag, label: name }));

const { name, party: partySize, email, phone, language } = words;
const labels = { name, partySize, email, phone, language, ...accommodationLabels };

/** One column, one screen on a phone: a name, and what is optional says so. */
export function RegistrationForm(props: RegistrationFormProps) {
  const { errors, values, waitSeconds } = props;
  const form = { errors, values };
  return (
    <form className="form" method="post" noValidate>
      {waitSeconds !== undefined && (
        <Notice kind="warning" title={words.wait} role="alert">
          {words.waitText(waitSeconds)}
        </Notice>
      )}
      <ErrorSummary errors={namedErrors(errors, labels)} />
      <NotRestored by={props.formKey} />
      <input type="hidden" name="formKey" value={props.formKey} />
      <TextField {...form} name="name" label={words.name} hint={words.nameHint} autoComplete="name" />
      <div className="field-beside">
        <SelectField
          {...form}
          name="partySize"
          label={words.party}
          hint={words.partyHint}
          choices={partyChoices}
          emptyLabel={null}
          defaultValue="1"
        />
      </div>
      <TextField
        {...form}
        name="email"
        label={words.email}
        hint={words.emailHint}
        type="email"
        autoComplete="email"
        optional
      />
      <TextField
        {...form}
        name="phone"
        label={words.phone}
        hint={words.phoneHint}
        type="tel"
        autoComplete="tel"
        optional
      />
      <div className="field-beside">
        <SelectField
          {...form}
          name="language"
          label={words.language}
          choices={languages}
          emptyLabel={null}
          defaultValue={props.locale}
        />
      </div>
      <MoreAboutAccess {...form} cutOff={props.cutOff} locale={props.locale} />
      <div className="actions">
        <Button size="large">{waitSeconds === undefined ? words.submit : words.again}</Button>
        <a href={props.privacyHref}>{words.privacy}</a>
      </div>
    </form>
  );
}

/**
 * Keeps Back from filling in what the last person at a shared computer typed. Browsers restore a form that they know
 * again by the names of its first controls, whatever the page's Cache-Control says; this one has a name of its own
 * each time, and is disabled, so it is never sent.
 */
function NotRestored({ by }: { by: string }) {
  return <input type="hidden" name={by} disabled />;
}
