import { useRef } from "react";
import { Button } from "~/app/components/button";
import { useCamera } from "./use-camera";
import { useIsSecure } from "./use-door-choices";
import { words } from "./words";

/**
 * At an employer's table: the phone's camera reads a ticket into the field of the form that this stands in, and sends
 * it. Nothing where there is no script or no secure address: the field takes what is typed.
 */
export function TableCamera({ field }: { field: string }) {
  const box = useRef<HTMLDivElement>(null);
  const isSent = useRef(false);
  const camera = useCamera((text) => {
    const form = box.current?.closest("form");
    const control = form?.elements.namedItem(field);
    if (isSent.current || !(control instanceof HTMLInputElement)) return;
    isSent.current = true;
    control.value = text;
    form?.requestSubmit();
  }, false);
  const isSecure = useIsSecure();
  const { attach, state, problem, start } = camera;
  if (isSecure !== true) return null;
  return (
    <div className="table-camera" ref={box}>
      <video ref={attach} muted playsInline aria-label={words.camera.choose} hidden={state === "off"} />
      {problem !== null && <p role="alert">{words.camera.problems[problem]}</p>}
      {state !== "on" && (
        <Button type="button" kind="secondary" disabled={state === "starting"} onClick={start}>
          {state === "starting" ? words.camera.starting : words.camera.start}
        </Button>
      )}
    </div>
  );
}
