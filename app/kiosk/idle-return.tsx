import { useEffect, useState } from "react";
import { device } from "~/app/door/ports";
import { StillThere } from "./countdown";

/** A form that nobody touches for so long, in milliseconds, was left: with the countdown it is a minute. */
const patience = 40_000;

const touches = ["input", "keydown", "pointerdown"] as const;

/** Clears a form that somebody left. Whoever types or touches anything has as long as they like. */
export function IdleReturn({ onEnd }: { onEnd: () => void }) {
  const [isAsking, setAsking] = useState(false);
  useEffect(() => {
    const wait = () => device.after(patience, () => setAsking(true));
    let stop = wait();
    const touched = () => {
      stop();
      setAsking(false);
      stop = wait();
    };
    for (const touch of touches) document.addEventListener(touch, touched, { capture: true });
    return () => {
      stop();
      for (const touch of touches) document.removeEventListener(touch, touched, { capture: true });
    };
  }, []);
  return isAsking ? <StillThere onEnd={onEnd} onStay={() => setAsking(false)} /> : null;
}
