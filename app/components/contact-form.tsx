import { useWords } from "~/app/i18n/use-words";
import { Button, ButtonLink } from "./button";
import { ContactFields, patronLabels } from "./contact-fields";
import { ErrorSummary } from "./error-summary";
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
  const labels = patronLabels(t);
  return (
    <>
      <h1>{t("contact.title")}</h1>
      <form className="form" method="post" noValidate>
        <ErrorSummary errors={namedErrors(errors, labels, t)} />
        <ContactFields {...fields} emailHint={t("contact.emailHint")} phoneHint={t("register.phoneHint")} />
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
