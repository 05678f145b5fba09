import { Button } from "~/app/components/button";
import { type KioskFormProps, takingForm } from "./form-fields";
import { HiddenFields } from "./hidden-fields";
import { words } from "./words";

interface UnnamedFormProps extends KioskFormProps {
  /** Nothing else can be done on the page. */
  isAlone?: boolean | undefined;
}

/** Comes in by one button: refusing to give data never blocks entry. */
export function UnnamedForm({ eventId, visitId, onSend, isSending, isAlone }: UnnamedFormProps) {
  return (
    <form
      className="kiosk-come-in"
      method="post"
      action={`/kiosk/${eventId}/walk-ins`}
      onSubmit={takingForm(onSend)}
    >
      <HiddenFields visitId={visitId} />
      <p>{words.registration.unnamedText}</p>
      <Button kind={isAlone ? "primary" : "secondary"} disabled={isSending}>
        {words.registration.unnamed}
      </Button>
    </form>
  );
}
