import { Button } from "~/app/components/button";
import { useWords } from "~/app/i18n/use-words";
import type { KioskCamera } from "./use-kiosk-camera";

/** What the camera sees. */
export function CameraPane({ attach, state, isMirror, switchCamera }: KioskCamera) {
  const t = useWords();
  return (
    <div className="kiosk-camera" hidden={state === "missing"}>
      <video
        ref={attach}
        muted
        playsInline
        aria-label={t("kiosk.picture")}
        data-mirror={isMirror || undefined}
      />
      {state === "on" ? <div className="kiosk-aim" /> : <p>{t("kiosk.starting")}</p>}
      {switchCamera && (
        <Button type="button" onClick={switchCamera}>
          {t("kiosk.otherCamera")}
        </Button>
      )}
    </div>
  );
}
