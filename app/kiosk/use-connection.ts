import { useCallback, useEffect, useState, useSyncExternalStore } from "react";
import { device } from "~/app/door/ports";
import { askServer } from "./kiosk-api";

/** How often a lost server is asked, in milliseconds. */
const every = 5_000;

export interface Connection {
  isLost: boolean;
  lose: () => void;
  find: () => void;
}

/**
 * Whether the server is out of reach: the browser knows of no network, or a form did not get through. Asks by itself
 * until it answers again.
 */
export function useConnection(eventId: string): Connection {
  const isOnline = useSyncExternalStore(
    listen,
    () => navigator.onLine,
    () => true,
  );
  const [isSilent, setSilent] = useState(false);
  useEffect(() => {
    if (!isSilent || !isOnline) return undefined;
    let isOver = false;
    let stop = () => {};
    async function ask() {
      const found = await askServer(eventId);
      if (isOver) return;
      if (found === "over") location.reload();
      if (found !== "there") return wait();
      setSilent(false);
    }
    function wait() {
      stop = device.after(every, () => void ask());
    }
    wait();
    return () => {
      isOver = true;
      stop();
    };
  }, [isSilent, isOnline, eventId]);
  return {
    isLost: isSilent || !isOnline,
    lose: useCallback(() => setSilent(true), []),
    find: useCallback(() => setSilent(false), []),
  };
}

function listen(changed: () => void): () => void {
  addEventListener("online", changed);
  addEventListener("offline", changed);
  return () => {
    removeEventListener("online", changed);
    removeEventListener("offline", changed);
  };
}
