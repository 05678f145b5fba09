import { Button } from "~/app/components/button";
import type { KioskCamera } from "./use-kiosk-camera";
import { words } from "./words";

/** What the camera sees. */
export function CameraPane({ attach, state, isMirror, switchCamera }: KioskCamera) {
  return (
    <div className="kiosk-camera" hidden={state === "missing"}>
      <video
        ref={attach}
        muted
        playsInline
        aria-label={words.ticket.picture}
        data-mirror={isMirror || undefined}
      />
      {state === "on" ? <div className="kiosk-aim" /> : <p>{words.ticket.starting}</p>}
      {switchCamera && (
        <Button type="button" onClick={switchCamera}>
          {words.ticket.other}
        </Button>
      )}
    </div>
  );
}
