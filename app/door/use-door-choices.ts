import { useEffect, useState, useSyncExternalStore } from "react";
import { type DoorChoices, type DoorChoicesStore, doorChoicesStore } from "./door-choices";
import type { DoorSession } from "./door-ports";
import { localRemembered } from "./remembered";
import type { Signals } from "./signals";

export interface ChosenDoor extends DoorChoices, Pick<DoorChoicesStore, "setNames" | "setSignals"> {
  /** False on the server and until the browser has said what this phone remembers. */
  isReady: boolean;
}

const nothingYet: DoorChoices = {
  names: { door: "", device: "" },
  signals: { sound: true, vibration: true },
};
const never = () => () => undefined;

/** This phone's choices, told to the session and the signals whenever they change. */
export function useDoorChoices(
  { eventId, actorLabel }: { eventId: string; actorLabel: string },
  session: DoorSession | null,
  signals: Signals | null,
): ChosenDoor {
  const [store] = useState(() => doorChoicesStore(eventId, actorLabel, localRemembered));
  const choices = useSyncExternalStore(store.subscribe, store.read, () => nothingYet);
  useEffect(() => session?.name(choices.names), [session, choices.names]);
  useEffect(() => signals?.set(choices.signals), [signals, choices.signals]);
  return {
    ...choices,
    isReady: choices !== nothingYet,
    setNames: store.setNames,
    setSignals: store.setSignals,
  };
}

/** Whether browsers give this page the camera: they do on secure addresses alone. Null on the server. */
export function useIsSecure(): boolean | null {
  return useSyncExternalStore(
    never,
    () => window.isSecureContext && "mediaDevices" in navigator,
    () => null,
  );
}
