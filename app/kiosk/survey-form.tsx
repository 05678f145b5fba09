import { Button } from "~/app/components/button";
import { ErrorSummary } from "~/app/components/error-summary";
import { SurveyFields } from "~/app/components/survey-fields";
import { useWords } from "~/app/i18n/use-words";
import { type KioskFormProps, takingForm } from "./form-fields";
import { HiddenFields } from "./hidden-fields";
import { kioskPath } from "./kiosk-path";

interface SurveyFormProps extends KioskFormProps {
  errors?: Readonly<Record<string, string>> | undefined;
  values?: Readonly<Record<string, string>> | undefined;
}

/** The survey on a tablet at the way out. The browser is to keep none of it. */
export function SurveyForm({ eventId, visitId, onSend, isSending, errors, values }: SurveyFormProps) {
  const t = useWords();
  return (
    <form
      className="form"
      method="post"
      action={kioskPath(eventId, "/surveys", t.locale)}
      autoComplete="off"
      onSubmit={takingForm(onSend)}
      noValidate
    >
      <ErrorSummary errors={errors} />
      <HiddenFields visitId={visitId} />
      <SurveyFields errors={errors} values={values} />
      <div className="actions">
        <Button size="large" disabled={isSending}>
          {isSending ? t("kiosk.sending") : t("survey.send")}
        </Button>
      </div>
    </form>
  );
}
