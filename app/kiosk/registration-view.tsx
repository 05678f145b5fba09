import { Button } from "~/app/components/button";
import { useWords } from "~/app/i18n/use-words";
import { FormHead } from "./form-head";
import { IdleReturn } from "./idle-return";
import type { Visit } from "./use-visit";
import { VisitorForm } from "./visitor-form";

interface RegistrationViewProps {
  eventId: string;
  title: string;
  locale: string;
  keptDays: number;
  visit: Visit;
  errors?: Record<string, string> | undefined;
}

/** The form for whoever has no ticket. */
export function RegistrationView({ eventId, title, visit, ...form }: RegistrationViewProps) {
  const t = useWords();
  const { isSending, leave, send } = visit;
  return (
    <>
      <FormHead event={title} title={t("kiosk.register")}>
        <Button type="button" kind="secondary" onClick={leave}>
          {t("kiosk.back")}
        </Button>
      </FormHead>
      <VisitorForm
        {...{ eventId, ...form, isSending }}
        visitId=""
        onSend={(fields) => send("registrations", fields)}
        onComeIn={() => send("walk-ins", {})}
      />
      {!isSending && <IdleReturn onEnd={leave} />}
    </>
  );
}
