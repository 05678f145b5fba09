import { useSyncExternalStore } from "react";

/** Half a minute: what is told in minutes is never far off. */
const pace = 30_000;

let now: Date | null = null;

function subscribe(onChange: () => void): () => void {
  const timer = setInterval(() => {
    now = new Date();
    onChange();
  }, pace);
  return () => clearInterval(timer);
}

function read(): Date {
  now ??= new Date();
  return now;
}

/** The device's time, told anew now and then; null on the server. */
export const useNow = (): Date | null => useSyncExternalStore(subscribe, read, () => null);
