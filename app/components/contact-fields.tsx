import type { Words } from "~/app/i18n/speak";
import { useWords } from "~/app/i18n/use-words";
import { TextField } from "./field";
import { useLanguageChoices } from "./language-choices";
import { SelectField } from "./select-field";

/** What the fields of a patron are called. */
export const patronLabels = (t: Words) => ({
  name: t("register.name"),
  email: t("register.email"),
  phone: t("register.phone"),
  language: t("register.language"),
});

interface TypedFields {
  errors: Readonly<Record<string, string>> | undefined;
  values: Readonly<Record<string, string>> | undefined;
}

/** What somebody goes by. */
export function NameField(form: TypedFields) {
  const t = useWords();
  return (
    <TextField
      {...form}
      name="name"
      label={patronLabels(t).name}
      hint={t("register.nameHint")}
      autoComplete="name"
    />
  );
}

/** How somebody is reached, where they want to be. The hints say what for. */
export function ContactFields({
  emailHint,
  phoneHint,
  ...form
}: TypedFields & { emailHint: string; phoneHint: string }) {
  const labels = patronLabels(useWords());
  return (
    <>
      <TextField
        {...form}
        name="email"
        label={labels.email}
        hint={emailHint}
        type="email"
        autoComplete="email"
        optional
      />
      <TextField
        {...form}
        name="phone"
        label={labels.phone}
        hint={phoneHint}
        type="tel"
        autoComplete="tel"
        optional
      />
    </>
  );
}

/** In which language somebody is written to: the page's where they choose no other. */
export function LanguageField({ locale, ...form }: TypedFields & { locale: string }) {
  const languages = useLanguageChoices(form.values?.language);
  return (
    <div className="field-beside">
      <SelectField
        {...form}
        name="language"
        label={patronLabels(useWords()).language}
        choices={languages}
        emptyLabel={null}
        defaultValue={locale}
      />
    </div>
  );
}
