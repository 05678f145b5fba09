import { Button } from "~/app/components/button";
import { useWords } from "~/app/i18n/use-words";
import { CameraPane } from "./camera-pane";
import { FormHead } from "./form-head";
import { IdleReturn } from "./idle-return";
import { TicketForm } from "./ticket-form";
import { useKioskCamera } from "./use-kiosk-camera";
import type { Visit } from "./use-visit";

interface TicketViewProps {
  eventId: string;
  title: string;
  visit: Visit;
  errors?: Record<string, string> | undefined;
}

/** A ticket is shown to the camera, which is on at once, or its digits are typed. */
export function TicketView({ eventId, title, visit, errors = {} }: TicketViewProps) {
  const t = useWords();
  const error = Object.values(errors)[0];
  const { isSending, isLost, leave, send } = visit;
  const checkIn = (code: string) => send("check-ins", { code });
  const camera = useKioskCamera(isSending || isLost, checkIn);
  return (
    <>
      <FormHead event={title} title={t("kiosk.show")}>
        <Button type="button" kind="secondary" onClick={leave}>
          {t("kiosk.back")}
        </Button>
      </FormHead>
      <p className="kiosk-lead">{camera.state === "missing" ? t("kiosk.noCamera") : t("kiosk.showLead")}</p>
      <div className="kiosk-columns">
        <CameraPane {...camera} attach={camera.attach} />
        <TicketForm {...{ eventId, error, isSending }} visitId="" onSend={({ code = "" }) => checkIn(code)} />
      </div>
      {!isSending && <IdleReturn onEnd={leave} />}
    </>
  );
}
