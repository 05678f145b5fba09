import { attendanceStream } from "./attendance-stream";
import { webCodeSeal } from "./code-seal";
import { type DeviceStore, openDeviceStore } from "./device-store";
import { doorApi } from "./door-api";
import type { DoorSession, DoorSetup } from "./door-ports";
import { doorSession } from "./door-session";
import { type DoorState, firstState } from "./door-state";
import { device } from "./ports";
import { otherDoors, sendOthers } from "./send-others";
import { browserSignals, type Signals } from "./signals";
import { within } from "./within";

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

/** A storage that takes longer hangs: the door opens without it. */
const storePatience = 3_000;

const fetcher: typeof fetch = (input, init) => fetch(input, init);

/** Holds the page's session: none at first, one while the page is open. */
export function doorHolder(setup: DoorSetup): DoorHolder {
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
      let close = () => {};
      let isOver = false;
      close = () => {
        isOver = true;
      };
      void openStore().then(async (store) => {
        const kept = store && (await within(storePatience, store.loadRoster(setup.eventId), device.after));
        if (isOver) return;
        close = begin(store, kept);
      });
      return () => {
        close();
        set(before);
      };
    },
  };

  function begin(store: DeviceStore | null, kept: Awaited<ReturnType<DeviceStore["loadRoster"]>>) {
    const signals = browserSignals();
    const session = doorSession(setup, {
      api: doorApi(setup.eventId, fetcher),
      stream: attendanceStream(setup.eventId),
      store,
      // Without a secure address the browser gives no cryptography, and the list would be no use.
      seal: window.isSecureContext ? webCodeSeal(crypto.subtle) : null,
      kept,
      device,
      signal: (tone) => signals.play(tone),
    });
    session.subscribe(() => set({ session, signals, state: session.state() }));
    const unlisten = listenToPage(session, signals);
    const endOthers =
      store === null
        ? () => {}
        : sendOthers({ store, device, api: otherDoors(fetcher) }, setup.eventId, session.othersWait);
    set({ session, signals, state: session.state() });
    return () => {
      unlisten();
      endOthers();
      session.stop();
    };
  }
}

/** The device's database, asked to outlast a full phone; null where the browser gives none. */
async function openStore(): Promise<DeviceStore | null> {
  if (!window.isSecureContext) return null;
  const store = await within(storePatience, openDeviceStore(crypto), device.after);
  if (store === null) return null;
  await within(storePatience, store.purge(device.now()), device.after);
  // Browsers may drop a site's data when space is short, unless they grant this. They decide by themselves.
  void navigator.storage?.persist?.().catch(() => false);
  return store;
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
  window.addEventListener("offline", look, { signal });
  return () => over.abort();
}
