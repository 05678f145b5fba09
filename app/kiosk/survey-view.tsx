import { Button } from "~/app/components/button";
import { useWords } from "~/app/i18n/use-words";
import { FormHead } from "./form-head";
import { IdleReturn } from "./idle-return";
import { SurveyForm } from "./survey-form";
import type { Visit } from "./use-visit";

interface SurveyViewProps {
  eventId: string;
  title: string;
  visit: Visit;
  errors?: Record<string, string> | undefined;
}

/** The survey for whoever leaves. */
export function SurveyView({ eventId, title, visit, errors }: SurveyViewProps) {
  const t = useWords();
  const { isSending, leave, send } = visit;
  return (
    <>
      <FormHead event={title} title={t("survey.title")}>
        <Button type="button" kind="secondary" onClick={leave}>
          {t("kiosk.back")}
        </Button>
      </FormHead>
      <p className="kiosk-lead">{t("survey.lead")}</p>
      <SurveyForm
        {...{ eventId, errors, isSending }}
        visitId=""
        onSend={(fields) => send("surveys", fields)}
      />
      {!isSending && <IdleReturn onEnd={leave} />}
    </>
  );
}
