import { useEffect, useState } from "react";
import { device } from "~/app/door/ports";
import { useLatest } from "~/app/door/use-camera";

/** How long "Stay" gives, in seconds. */
const more = 60;

/** Seconds that are left, counted by the clock, so that a tablet that slept is over at once when it wakes. */
export function useCountdown(seconds: number, onEnd: () => void): { left: number; stay: () => void } {
  const [given, setGiven] = useState({ seconds });
  const [left, setLeft] = useState(seconds);
  const end = useLatest(onEnd);
  useEffect(() => {
    const over = device.now().getTime() + given.seconds * 1_000;
    const timer = setInterval(() => {
      const rest = Math.ceil((over - device.now().getTime()) / 1_000);
      setLeft(Math.max(0, rest));
      if (rest > 0) return;
      clearInterval(timer);
      end.current();
    }, 250);
    return () => clearInterval(timer);
  }, [given, end]);
  function stay() {
    setGiven({ seconds: more });
    setLeft(more);
  }
  return { left, stay };
}
