import type { Words } from "~/app/i18n/speak";
import { useWords } from "~/app/i18n/use-words";
import { accommodationLabels, type CutOffView, MoreAboutAccess } from "./accommodation-fields";
import { Button } from "./button";
import { Checkbox } from "./checkbox";
import { ErrorSummary } from "./error-summary";
import { TextField } from "./field";
import { useLanguageChoices } from "./language-choices";
import { namedErrors } from "./named-errors";
import { Notice } from "./notice";
import { partyChoices } from "./party-words";
import { SelectField } from "./select-field";

export interface RegistrationFormProps {
  formKey: string;
  /** The page's language. */
  locale: string;
  privacyHref: string;
  /** Until when a request for access is in time. */
  cutOff: CutOffView;
  /** All places are taken: who sends it joins the waitlist. */
  isWaitlist: boolean;
  /** Whether veterans go first on the waitlist here. */
  asksVeterans: boolean;
  /** Whether texts are sent here. */
  asksTexts: boolean;
  errors?: Readonly<Record<string, string>> | undefined;
  values?: Readonly<Record<string, string>> | undefined;
  /** How long to wait before the next try, where too many came at once. */
  waitSeconds?: number | undefined;
}

/** From 100 seconds on in minutes. */
const waitText = (seconds: number, t: Words) =>
  seconds < 100
    ? t("register.waitSeconds", { seconds })
    : t("register.waitMinutes", { minutes: Math.ceil(seconds / 60) });

/** One column, one screen on a phone: a name, and what is optional says so. */
export function RegistrationForm(props: RegistrationFormProps) {
  const { errors, values, waitSeconds } = props;
  const form = { errors, values };
  const t = useWords();
  const languages = useLanguageChoices(props.values?.language);
  const submit = props.isWaitlist ? t("waitlist.join") : t("register.submit");
  const labels = {
    name: t("register.name"),
    partySize: t("register.party"),
    email: t("register.email"),
    phone: t("register.phone"),
    language: t("register.language"),
    ...accommodationLabels(t),
  };
  return (
    <form className="form" method="post" noValidate>
      {waitSeconds !== undefined && (
        <Notice kind="warning" title={t("register.wait")} role="alert">
          {waitText(waitSeconds, t)}
        </Notice>
      )}
      <ErrorSummary errors={namedErrors(errors, labels, t)} />
      <NotRestored by={props.formKey} />
      <input type="hidden" name="formKey" value={props.formKey} />
      <TextField
        {...form}
        name="name"
        label={labels.name}
        hint={t("register.nameHint")}
        autoComplete="name"
      />
      <div className="field-beside">
        <SelectField
          {...form}
          name="partySize"
          label={labels.partySize}
          hint={t("register.partyHint")}
          choices={partyChoices(t)}
          emptyLabel={null}
          defaultValue="1"
        />
      </div>
      {errors?.partySize && <Checkbox {...form} name="waits" label={t("waitlist.waits")} optional />}
      <TextField
        {...form}
        name="email"
        label={labels.email}
        hint={t("register.emailHint")}
        type="email"
        autoComplete="email"
        optional
      />
      <TextField
        {...form}
        name="phone"
        label={labels.phone}
        hint={t("register.phoneHint")}
        type="tel"
        autoComplete="tel"
        optional
      />
      {props.asksTexts && (
        <Checkbox {...form} name="texts" label={t("sms.box")} hint={t("sms.consent")} optional />
      )}
      <div className="field-beside">
        <SelectField
          {...form}
          name="language"
          label={labels.language}
          choices={languages}
          emptyLabel={null}
          defaultValue={props.locale}
        />
      </div>
      {props.asksVeterans && (
        <Checkbox
          {...form}
          name="veteran"
          label={t("waitlist.veteran")}
          hint={t("waitlist.veteranHint")}
          optional
        />
      )}
      <MoreAboutAccess {...form} cutOff={props.cutOff} locale={props.locale} />
      <div className="actions">
        <Button size="large">{waitSeconds === undefined ? submit : t("register.again")}</Button>
        <a href={props.privacyHref}>{t("register.privacy")}</a>
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
