import { useCallback, useEffect, useState } from "react";
import { type CameraControl, useCamera, useLatest } from "~/app/door/use-camera";
import { useIsSecure } from "~/app/door/use-door-choices";

export interface KioskCamera {
  attach: CameraControl["attach"];
  /** "missing" where there is none, or the browser keeps it from the page. */
  state: CameraControl["state"] | "missing";
  /** Whoever stands in front is shown as a mirror does. */
  isMirror: boolean;
  /** Null where there is one camera alone. */
  switchCamera: (() => void) | null;
}

/** The door's camera without a tap: on with the view that shows it, the one that faces the visitor first. */
export function useKioskCamera(isPaused: boolean, onCode: (text: string) => void): KioskCamera {
  const isSecure = useIsSecure();
  const { state, scanner, problem, start, attach, choose } = useCamera(onCode, isPaused, "user");
  const [video, setVideo] = useState<HTMLVideoElement | null>(null);
  const attachHere = useCallback(
    (element: HTMLVideoElement | null) => {
      attach(element);
      setVideo(element);
    },
    [attach],
  );
  const open = useLatest(start);
  useEffect(() => {
    if (isSecure) open.current();
  }, [isSecure, open]);
  return {
    attach: attachHere,
    state: isSecure === false || problem !== null ? "missing" : state,
    isMirror: state === "on" && !looksAway(video),
    switchCamera: scanner !== null && scanner.cameras.length > 1 ? () => choose(nextOf(scanner)) : null,
  };
}

function looksAway(video: HTMLVideoElement | null): boolean {
  const stream = video?.srcObject;
  if (!(stream instanceof MediaStream)) return false;
  return stream.getVideoTracks()[0]?.getSettings().facingMode === "environment";
}

function nextOf({ cameras, camera }: { cameras: readonly { id: string }[]; camera: string }): string {
  const at = cameras.findIndex(({ id }) => id === camera);
  return cameras[(at + 1) % cameras.length]?.id ?? camera;
}
