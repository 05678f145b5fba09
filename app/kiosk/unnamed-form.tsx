import { Button } from "~/app/components/button";
import { useWords } from "~/app/i18n/use-words";
import { type KioskFormProps, takingForm } from "./form-fields";
import { HiddenFields } from "./hidden-fields";
import { kioskPath } from "./kiosk-path";

interface UnnamedFormProps extends KioskFormProps {
  /** Nothing else can be done on the page. */
  isAlone?: boolean | undefined;
}

/** Comes in by one button: refusing to give data never blocks entry. */
export function UnnamedForm({ eventId, visitId, onSend, isSending, isAlone }: UnnamedFormProps) {
  const t = useWords();
  return (
    <form
      className="kiosk-come-in"
      method="post"
      action={kioskPath(eventId, "/walk-ins", t.locale)}
      onSubmit={takingForm(onSend)}
    >
      <HiddenFields visitId={visitId} />
      <p>{t("kiosk.unnamedText")}</p>
      <Button kind={isAlone ? "primary" : "secondary"} disabled={isSending}>
        {t("kiosk.unnamed")}
      </Button>
    </form>
  );
}
