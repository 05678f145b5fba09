import { Button } from "~/app/components/button";
import { FieldError } from "~/app/components/field";
import { useWords } from "~/app/i18n/use-words";
import { type KioskFormProps, takingForm } from "./form-fields";
import { HiddenFields } from "./hidden-fields";
import { kioskPath } from "./kiosk-path";

interface TicketFormProps extends KioskFormProps {
  error?: string | undefined;
}

/** The eight digits of a ticket, typed. */
export function TicketForm({ eventId, visitId, error, onSend, isSending }: TicketFormProps) {
  const t = useWords();
  return (
    <form
      className="kiosk-code"
      method="post"
      action={kioskPath(eventId, "/check-ins", t.locale)}
      autoComplete="off"
      onSubmit={takingForm(onSend)}
      noValidate
    >
      <HiddenFields visitId={visitId} />
      <label className="field-label" htmlFor="kiosk-code">
        {t("kiosk.code")}
      </label>
      {error && <FieldError id="kiosk-code-error">{error}</FieldError>}
      <div className="kiosk-code-line">
        <input
          id="kiosk-code"
          className="control"
          name="code"
          inputMode="numeric"
          dir="ltr"
          autoComplete="off"
          spellCheck={false}
          enterKeyHint="go"
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? "kiosk-code-error" : undefined}
        />
        <Button size="large" disabled={isSending}>
          {isSending ? t("kiosk.sending") : t("kiosk.checkIn")}
        </Button>
      </div>
    </form>
  );
}
