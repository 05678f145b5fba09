import { device } from "~/app/door/ports";
import { within } from "~/app/door/within";
import { tableApi } from "./table-api";
import type { TableProps } from "./table-props";
import { type TableSession, tableSession } from "./table-session";
import { firstState, type TableState } from "./table-state";
import { openTableStore, type TableStore } from "./table-store";

export interface OpenTable {
  /** Null on the server and until the browser runs the page. */
  session: TableSession | null;
  state: TableState;
}

export interface TableHolder {
  read: () => OpenTable;
  /** What the server rendered and the browser shows first. */
  before: OpenTable;
  subscribe: (onChange: () => void) => () => void;
  /** Opens the session of the real ports; the answer closes it. */
  open: () => () => void;
}

/** A storage that takes longer hangs: the table opens without it. */
const storePatience = 3_000;

/** Holds the page's session: none at first, one while the page is open. */
export function tableHolder(props: TableProps): TableHolder {
  const listeners = new Set<() => void>();
  const before: OpenTable = {
    session: null,
    state: firstState(props.closesAt, props.isOpen, props.counts),
  };
  let now = before;
  const set = (next: OpenTable) => {
    now = next;
    for (const listener of listeners) listener();
  };

  function begin(store: TableStore | null): () => void {
    const api = tableApi(props.eventId, (input, init) => fetch(input, init));
    const queue = store?.queue(props.eventId) ?? null;
    const session = tableSession(props, { api, device, store: queue });
    session.subscribe(() => set({ session, state: session.state() }));
    const unlisten = listenToPage(session);
    set({ session, state: session.state() });
    return () => {
      unlisten();
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
      void openStore(props).then((store) => {
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

/** The phone's database, asked to outlast a full phone; null where the browser gives none. */
async function openStore(props: TableProps): Promise<TableStore | null> {
  if (!window.isSecureContext) return null;
  const store = await within(storePatience, openTableStore(crypto), device.after);
  if (store === null) return null;
  await within(storePatience, store.savePage(props), device.after);
  // Browsers may drop a site's data when space is short, unless they grant this. They decide by themselves.
  void navigator.storage?.persist?.().catch(() => false);
  return store;
}

function listenToPage(session: TableSession): () => void {
  const over = new AbortController();
  const { signal } = over;
  const look = () => {
    if (document.visibilityState === "visible") session.lookAgain();
  };
  document.addEventListener("visibilitychange", look, { signal });
  window.addEventListener("focus", look, { signal });
  window.addEventListener("online", look, { signal });
  window.addEventListener("offline", look, { signal });
  return () => over.abort();
}
