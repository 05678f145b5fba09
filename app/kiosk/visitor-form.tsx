import { Button } from "~/app/components/button";
import { ErrorSummary } from "~/app/components/error-summary";
import { TextField } from "~/app/components/field";
import { useLanguageChoices } from "~/app/components/language-choices";
import { namedErrors } from "~/app/components/named-errors";
import { SelectField } from "~/app/components/select-field";
import { useWords } from "~/app/i18n/use-words";
import { type KioskFormProps, type TakeForm, takingForm } from "./form-fields";
import { HiddenFields } from "./hidden-fields";
import { kioskPath } from "./kiosk-path";
import { UnnamedForm } from "./unnamed-form";

interface VisitorFormProps extends KioskFormProps {
  /** The center's language. */
  locale: string;
  /** How many days after the event the name is kept. */
  keptDays: number;
  /** Takes the button without a name. */
  onComeIn?: TakeForm;
  errors?: Readonly<Record<string, string>> | undefined;
  values?: Readonly<Record<string, string>> | undefined;
}

const sizes = ["1", "2", "3", "4", "5", "6"].map((value) => ({ value, label: value }));

/** What a visitor without a ticket is asked, and the way in without an answer. The browser is to keep none of it. */
export function VisitorForm({ locale, keptDays, errors, values, onComeIn, ...form }: VisitorFormProps) {
  const t = useWords();
  const languages = useLanguageChoices(values?.language);
  const labels = {
    name: t("kiosk.name"),
    email: t("kiosk.email"),
    phone: t("kiosk.phone"),
    language: t("kiosk.language"),
    partySize: t("kiosk.partySize"),
  };
  const field = { errors, values, autoComplete: "off" };
  return (
    <div className="kiosk-columns">
      <form
        className="form"
        method="post"
        action={kioskPath(form.eventId, "/registrations", t.locale)}
        autoComplete="off"
        onSubmit={takingForm(form.onSend)}
        noValidate
      >
        <ErrorSummary errors={namedErrors(errors, labels, t)} />
        <HiddenFields visitId={form.visitId} />
        <TextField {...field} name="name" label={labels.name} hint={t("kiosk.nameHint")} spellCheck={false} />
        <div className="kiosk-row">
          <SelectField
            {...field}
            name="partySize"
            label={labels.partySize}
            choices={sizes}
            emptyLabel={null}
            defaultValue="1"
          />
          <SelectField
            {...field}
            name="language"
            label={labels.language}
            choices={languages}
            emptyLabel={null}
            defaultValue={locale}
          />
        </div>
        <div className="kiosk-row">
          <TextField
            {...field}
            name="email"
            label={labels.email}
            hint={t("kiosk.emailHint")}
            type="email"
            optional
          />
          <TextField
            {...field}
            name="phone"
            label={labels.phone}
            hint={t("kiosk.phoneHint")}
            type="tel"
            optional
          />
        </div>
        <div className="actions">
          <Button size="large" disabled={form.isSending}>
            {form.isSending ? t("kiosk.sending") : t("kiosk.submit")}
          </Button>
        </div>
        <p className="field-hint">{t("kiosk.kept", { days: keptDays })}</p>
      </form>
      <section className="kiosk-unnamed" aria-labelledby="kiosk-unnamed">
        <h2 id="kiosk-unnamed">{t("kiosk.unnamedTitle")}</h2>
        <UnnamedForm {...form} onSend={onComeIn} />
      </section>
    </div>
  );
}
