import { useWords } from "~/app/i18n/use-words";
import { Button } from "./button";
import { ErrorSummary } from "./error-summary";
import { TextField } from "./field";
import { useLanguageChoices } from "./language-choices";
import { namedErrors } from "./named-errors";
import { SelectField } from "./select-field";

export interface AppointmentFormProps {
  /** Where it posts; absent: this page's address. */
  action?: string;
  /** Makes a second post the same request; null where the form's address carries its key. */
  formKey: string | null;
  /** The page's language. */
  locale: string;
  submit: string;
  privacyHref?: string | undefined;
  errors?: Readonly<Record<string, string>> | undefined;
  values?: Readonly<Record<string, string>> | undefined;
}

/** Who comes to an appointment: a name, and what is optional says so. */
export function AppointmentForm(props: AppointmentFormProps) {
  const { formKey, errors, values } = props;
  const form = { errors, values };
  const t = useWords();
  const languages = useLanguageChoices(props.values?.language);
  const labels = {
    name: t("register.name"),
    email: t("register.email"),
    phone: t("register.phone"),
    language: t("register.language"),
  };
  return (
    <form className="form" method="post" action={props.action} noValidate>
      <ErrorSummary errors={namedErrors(errors, labels, t)} />
      {formKey !== null && <input type="hidden" name="formKey" value={formKey} />}
      <TextField
        {...form}
        name="name"
        label={labels.name}
        hint={t("register.nameHint")}
        autoComplete="name"
      />
      <TextField
        {...form}
        name="email"
        label={labels.email}
        hint={t("appointment.emailHint")}
        type="email"
        autoComplete="email"
        optional
      />
      <TextField
        {...form}
        name="phone"
        label={labels.phone}
        hint={t("appointment.phoneHint")}
        type="tel"
        autoComplete="tel"
        optional
      />
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
      <div className="actions">
        <Button size="large">{props.submit}</Button>
        {props.privacyHref && <a href={props.privacyHref}>{t("register.privacy")}</a>}
      </div>
    </form>
  );
}
