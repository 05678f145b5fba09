import { useWords } from "~/app/i18n/use-words";
import { Button } from "./button";
import { Checkbox } from "./checkbox";
import { ContactFields, LanguageField, NameField, patronLabels } from "./contact-fields";
import { ErrorSummary } from "./error-summary";
import { namedErrors } from "./named-errors";

export interface AppointmentFormProps {
  /** Where it posts; absent: this page's address. */
  action?: string;
  /** Makes a second post the same request; null where the form's address carries its key. */
  formKey: string | null;
  /** The page's language. */
  locale: string;
  submit: string;
  /** Whether texts are sent here, to whoever agrees to them by themselves. */
  asksTexts?: boolean;
  privacyHref?: string | undefined;
  errors?: Readonly<Record<string, string>> | undefined;
  values?: Readonly<Record<string, string>> | undefined;
}

/** Who comes to an appointment: a name, and what is optional says so. */
export function AppointmentForm(props: AppointmentFormProps) {
  const { formKey, errors, values } = props;
  const form = { errors, values };
  const t = useWords();
  return (
    <form className="form" method="post" action={props.action} noValidate>
      <ErrorSummary errors={namedErrors(errors, patronLabels(t), t)} />
      {formKey !== null && <input type="hidden" name="formKey" value={formKey} />}
      <NameField {...form} />
      <ContactFields
        {...form}
        emailHint={t("appointment.emailHint")}
        phoneHint={t("appointment.phoneHint")}
      />
      {props.asksTexts && (
        <Checkbox
          {...form}
          name="texts"
          label={t("appointment.textsBox")}
          hint={t("appointment.textsConsent")}
          optional
        />
      )}
      <LanguageField {...form} locale={props.locale} />
      <div className="actions">
        <Button size="large">{props.submit}</Button>
        {props.privacyHref && <a href={props.privacyHref}>{t("register.privacy")}</a>}
      </div>
    </form>
  );
}
