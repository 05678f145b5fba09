import { attendanceStream } from "./attendance-stream";
import { doorApi } from "./door-api";
import { type DoorSession, type DoorSetup, doorSession } from "./door-session";
import { type DoorState, firstState } from "./door-state";
import { device } from "./ports";
import { memoryQueueStore } from "./scan-queue";
import { browserSignals, type Signals } from "./signals";

export interface OpenDoor {
  /** Null on the server and until the browser runs the page. */
  session: DoorSession | null;
  signals: Signals | null;
  state: DoorState;
}

export interface DoorHolder {
  read: () => OpenDoor;
  /** What the server rendered and the browser shows first. */
  before: OpenDoor;
  subscribe: (onChange: () => void) => () => void;
  /** Opens the session of the real ports; the answer closes it. */
  open: () => () => void;
}

/** Holds the page's session: none at first, one while the page is open. */
export function doorHolder(eventId: string, setup: DoorSetup): DoorHolder {
  const listeners = new Set<() => void>();
  const before: OpenDoor = { session: null, signals: null, state: firstState(setup.counts) };
  let now = before;
  const set = (next: OpenDoor) => {
    now = next;
    for (const listener of listeners) listener();
  };
  return {
    before,
    read: () => now,
    subscribe(onChange) {
      listeners.add(onChange);
      return () => void listeners.delete(onChange);
    },
    open() {
      const signals = browserSignals();
      const session = doorSession(setup, {
        api: doorApi(eventId, (input, init) => fetch(input, init)),
        stream: attendanceStream(eventId),
        store: memoryQueueStore(),
        device,
        signal: (tone) => signals.play(tone),
      });
      session.subscribe(() => set({ session, signals, state: session.state() }));
      const unlisten = listenToPage(session, signals);
      set({ session, signals, state: session.state() });
      return () => {
        unlisten();
        session.stop();
        set(before);
      };
    },
  };
}

/** Sound is locked until a first tap or key; the page asks how things stand whenever it comes back into view. */
function listenToPage(session: DoorSession, signals: Signals): () => void {
  const over = new AbortController();
  const { signal } = over;
  const unlock = () => signals.unlock();
  const look = () => {
    if (document.visibilityState === "visible") session.lookAgain();
  };
  document.addEventListener("pointerdown", unlock, { once: true, signal });
  document.addEventListener("keydown", unlock, { once: true, signal });
  document.addEventListener("visibilitychange", look, { signal });
  window.addEventListener("focus", look, { signal });
  window.addEventListener("online", look, { signal });
  return () => over.abort();
}
