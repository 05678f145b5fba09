import { useEffect, useState, useSyncExternalStore } from "react";
import type { DoorSetup } from "./door-ports";
import { doorHolder, type OpenDoor } from "./open-door";

/** The door's session for as long as the page is open. */
export function useDoorSession(setup: DoorSetup): OpenDoor {
  const [holder] = useState(() => doorHolder(setup));
  const open = useSyncExternalStore(holder.subscribe, holder.read, () => holder.before);
  useEffect(() => holder.open(), [holder]);
  useLeaveWarning(open.state.waiting.length > 0 && open.state.storage !== "lasting");
  return open;
}

/** Closing the page would lose what waits, so the browser asks first. */
function useLeaveWarning(isWaiting: boolean) {
  useEffect(() => {
    if (!isWaiting) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [isWaiting]);
}
