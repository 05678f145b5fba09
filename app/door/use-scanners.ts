import { useCallback, useEffect, useLayoutEffect, useRef } from "react";
import type { DoorSession } from "./door-ports";
import type { ShownVerdict } from "./door-state";
import { listenForScanners } from "./keyboard-scanner";
import { type CameraControl, useCamera } from "./use-camera";

export interface Scanners {
  /** Takes a code; `seenAt` is when it came into view on the clock of performance.now(). */
  take: (code: string, seenAt?: number) => void;
  camera: CameraControl;
}

/** The name under which the browser keeps each measure, for the bench and for whoever looks into a slow door. */
export const frameToVerdict = "door-frame-to-verdict";

/** Camera and typing scanners, which all end in one place. */
export function useScanners(
  session: DoorSession | null,
  kind: "entry" | "exit",
  verdict: ShownVerdict | null,
  isPaused: boolean,
): Scanners {
  const lastSeen = useRef<number | null>(null);
  const take = useCallback(
    (code: string, seenAt = performance.now()) => {
      lastSeen.current = seenAt;
      session?.scan(code, { age: Math.max(0, performance.now() - seenAt), kind });
    },
    [session, kind],
  );
  const camera = useCamera(take, isPaused);
  useEffect(() => (session ? listenForScanners(document, (text) => take(text)) : undefined), [session, take]);
  // From the frame that showed the code to the first paint of its verdict.
  const shown = verdict === null || verdict.tone === "offline" ? null : verdict.scanId;
  useDrawnEffect(() => {
    const start = lastSeen.current;
    if (shown === null || start === null) return;
    lastSeen.current = null;
    // A task queued while painting runs once the frame is on its way to the screen.
    requestAnimationFrame(() =>
      setTimeout(() => performance.measure(frameToVerdict, { start, end: performance.now() })),
    );
  }, [shown]);
  return { take, camera };
}

/** Runs as soon as the page has changed, before it is painted; the server, which has no page, warns of it. */
const useDrawnEffect = typeof document === "undefined" ? useEffect : useLayoutEffect;
