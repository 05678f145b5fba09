import { keys, type Remembered } from "./remembered";

export interface DoorNames {
  door: string;
  device: string;
}

export interface SignalChoice {
  sound: boolean;
  vibration: boolean;
}

/** What a phone is set to at one door. */
export interface DoorChoices {
  names: DoorNames;
  signals: SignalChoice;
}

export interface DoorChoicesStore {
  read: () => DoorChoices;
  subscribe: (onChange: () => void) => () => void;
  setNames: (names: DoorNames) => void;
  setSignals: (signals: SignalChoice) => void;
}

const longestLabel = 40;

/** The door's name for this event, the phone's own, sound and vibration: kept on the phone from visit to visit. */
export function doorChoicesStore(
  eventId: string,
  suggestedDevice: string,
  kept: Remembered,
): DoorChoicesStore {
  const listeners = new Set<() => void>();
  let choices: DoorChoices | null = null;

  function read(): DoorChoices {
    choices ??= {
      names: {
        door: kept.read(keys.door(eventId)) ?? "",
        device: kept.read(keys.device) ?? suggestedDevice.slice(0, longestLabel),
      },
      signals: { sound: kept.read(keys.silent) !== "yes", vibration: kept.read(keys.still) !== "yes" },
    };
    return choices;
  }

  function change(next: Partial<DoorChoices>) {
    choices = { ...read(), ...next };
    for (const listener of listeners) listener();
  }

  return {
    read,
    subscribe(onChange) {
      listeners.add(onChange);
      return () => void listeners.delete(onChange);
    },
    setNames(names) {
      kept.write(keys.door(eventId), names.door);
      kept.write(keys.device, names.device);
      change({ names });
    },
    setSignals(signals) {
      kept.write(keys.silent, signals.sound ? "no" : "yes");
      kept.write(keys.still, signals.vibration ? "no" : "yes");
      change({ signals });
    },
  };
}
