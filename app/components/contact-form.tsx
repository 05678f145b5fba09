import { useWords } from "~/app/i18n/use-words";
import { Button, ButtonLink } from "./button";
import { ErrorSummary } from "./error-summary";
import { TextField } from "./field";
import { useLanguageChoices } from "./language-choices";
import { namedErrors } from "./named-errors";
import { SelectField } from "./select-field";

export interface ContactFormProps {
  /** The manage page. */
  href: string;
  errors?: Readonly<Record<string, string>> | undefined;
  values: Readonly<Record<string, string>>;
}

/** How the holder of a ticket is reached, and in which language. */
export function ContactForm({ href, errors, values }: ContactFormProps) {
  const t = useWords();
  const languages = useLanguageChoices(values?.language);
  const fields = { errors, values };
  const labels = {
    email: t("register.email"),
    phone: t("register.phone"),
    language: t("register.language"),
  };
  return (
    <>
      <h1>{t("contact.title")}</h1>
      <form className="form" method="post" noValidate>
        <ErrorSummary errors={namedErrors(errors, labels, t)} />
        <TextField
          {...fields}
          name="email"
          label={labels.email}
          hint={t("contact.emailHint")}
          type="email"
          autoComplete="email"
          optional
        />
        <TextField
          {...fields}
          name="phone"
          label={labels.phone}
          hint={t("register.phoneHint")}
          type="tel"
          autoComplete="tel"
          optional
        />
        <SelectField
          {...fields}
          name="language"
          label={labels.language}
          hint={t("contact.languageHint")}
          choices={languages}
          emptyLabel={null}
        />
        <div className="actions">
          <Button>{t("contact.save")}</Button>
          <ButtonLink kind="quiet" href={href}>
            {t("manage.back")}
          </ButtonLink>
        </div>
      </form>
    </>
  );
}
