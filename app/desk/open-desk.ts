import { device } from "~/app/door/ports";
import { within } from "~/app/door/within";
import { deskApi } from "./desk-api";
import type { DeskProps } from "./desk-props";
import { type DeskSession, deskSession } from "./desk-session";
import { type DeskState, firstState } from "./desk-state";
import { type DeskStore, openDeskStore } from "./desk-store";

export interface OpenDesk {
  /** Null on the server and until the browser runs the page. */
  session: DeskSession | null;
  state: DeskState;
}

export interface DeskHolder {
  read: () => OpenDesk;
  /** What the server rendered and the browser shows first. */
  before: OpenDesk;
  subscribe: (onChange: () => void) => () => void;
  /** Opens the session of the real ports; the answer closes it. */
  open: () => () => void;
}

/** A storage that takes longer hangs: the desk opens without it. */
const storePatience = 3_000;

/** Holds the page's session: none at first, one while the page is open. */
export function deskHolder(props: DeskProps, isFromServer: boolean): DeskHolder {
  const listeners = new Set<() => void>();
  const before: OpenDesk = { session: null, state: firstState(props, isFromServer) };
  let now = before;
  const set = (next: OpenDesk) => {
    now = next;
    for (const listener of listeners) listener();
  };

  function begin(store: DeskStore | null): () => void {
    const api = deskApi((input, init) => fetch(input, init));
    const session = deskSession(props, isFromServer, { api, device, store: store?.queue ?? null });
    session.subscribe(() => set({ session, state: session.state() }));
    const over = new AbortController();
    window.addEventListener("online", session.online, over);
    window.addEventListener("offline", session.offline, over);
    set({ session, state: session.state() });
    return () => {
      over.abort();
      session.stop();
    };
  }

  return {
    before,
    read: () => now,
    subscribe(onChange) {
      listeners.add(onChange);
      return () => void listeners.delete(onChange);
    },
    open() {
      let isOver = false;
      let close = () => {};
      void openStore(props, isFromServer).then((store) => {
        if (!isOver) close = begin(store);
      });
      return () => {
        isOver = true;
        close();
        set(before);
      };
    },
  };
}

/** The device's database, asked to outlast a full device; null where the browser gives none. */
async function openStore(props: DeskProps, isFromServer: boolean): Promise<DeskStore | null> {
  if (!window.isSecureContext) return null;
  const store = await within(storePatience, openDeskStore(crypto), device.after);
  if (store === null) return null;
  if (isFromServer) await within(storePatience, store.savePage(props), device.after);
  // Browsers may drop a site's data when space is short, unless they grant this. They decide by themselves.
  void navigator.storage?.persist?.().catch(() => false);
  return store;
}
