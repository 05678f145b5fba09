import { detailWords } from "~/app/components/desk-words";
import type { DeskChoices } from "~/app/domain/desk/choices";
import type { DevicePorts } from "~/app/door/ports";
import {
  type Entry,
  memoryQueueStore,
  orInMemory,
  type Problem,
  type QueueStore,
} from "~/app/door/queue-store";
import { sendQueue } from "~/app/door/send-queue";
import type { DeskApi } from "./desk-api";
import type { DeskEntry, DeskProps } from "./desk-props";
import { type DeskState, firstState } from "./desk-state";
import type { DeskItem, InquiryToSend } from "./items";
import { words } from "./words";

export interface DeskPorts {
  api: DeskApi;
  device: DevicePorts;
  /** Where entries wait; null where this device keeps nothing. */
  store: QueueStore<DeskItem> | null;
}

export interface DeskSession {
  state: () => DeskState;
  subscribe: (onChange: () => void) => () => void;
  /** Logs one inquiry by its category's key. A second tap within half a second is the first one's. */
  log: (category: string, choices: DeskChoices, isReference: boolean) => void;
  undo: (id: string) => void;
  sendAgain: (scanId: string) => void;
  putAside: (scanId: string) => void;
  /** The browser says that the network is back or gone. */
  online: () => void;
  offline: () => void;
  stop: () => void;
}

/** What the server has not answered yet. */
interface Unanswered {
  isKept: boolean;
  /** What is said of it once it is kept; null where nothing is left to say. */
  said: string | null;
  /** How often the browser had said that the network is gone when it was sent last. */
  askedAfter?: number;
}

/** Milliseconds within which a second tap on one button is a slip of the finger. */
const doubleTap = 500;

/**
 * A shift at the desk: logs at once, keeps what has no connection, sends it later, once. An entry is said to be logged,
 * and to wait here, once it is kept: a page that is loaded again at that moment still has it.
 */
export function deskSession(props: DeskProps, isFromServer: boolean, ports: DeskPorts): DeskSession {
  const { device, store } = ports;
  const listeners = new Set<() => void>();
  let state: DeskState = {
    ...firstState(props, isFromServer),
    storage: store === null ? "missing" : "lasting",
  };
  let lastTap: { category: string; at: number } | null = null;
  /** How often the browser said that the network is gone. */
  let losses = 0;
  const unanswered = new Map<string, Unanswered>();
  /** Milliseconds that this device's clock is behind the server's; none known without the server's page. */
  const behind = isFromServer ? props.now.getTime() - device.now().getTime() : 0;
  const now = () => new Date(device.now().getTime() + behind);

  const set = (change: Partial<DeskState>) => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };

  const queue = sendQueue<DeskItem, true>(
    noted(ports.api),
    orInMemory(store ?? undefined, memoryQueueStore<DeskItem>()),
    device,
    {
      restored,
      stored,
      answered: sent,
      kept(_item, reason) {
        if (reason === "no-connection") set({ connection: "lost" });
        if (reason === "sign-in-required") set({ connection: "signed-out" });
      },
      refused,
      storageFailed: () => set({ storage: "full" }),
    },
    // What was taken back has to be there first.
    { waitsFor: (item) => (item.kind === "undo" ? item.undoes : null), isFinal: () => true },
  );

  function restored(entries: readonly Entry<DeskItem>[]) {
    const waiting = entries.filter((entry) => entry.refused === undefined).map(({ item }) => item);
    const undone = new Set(waiting.flatMap((item) => (item.kind === "undo" ? [item.undoes] : [])));
    const inquiries = waiting.filter((item) => item.kind === "inquiry");
    const shown = inquiries.filter(({ scanId }) => !undone.has(scanId)).map(entryOf);
    // The server may have taken one whose answer was lost: then it shows it too.
    const ids = new Set(inquiries.map(({ scanId }) => scanId));
    const known = state.entries.filter(({ id }) => !undone.has(id) && !ids.has(id));
    for (const { scanId } of waiting) unanswered.set(scanId, { isKept: true, said: null });
    set({
      ...waitingNow(),
      entries: [...shown.reverse(), ...known],
      entryCount: state.entryCount + shown.length - (state.entries.length - known.length),
      refused: entries.flatMap(({ item, refused: problem }) =>
        problem === undefined ? [] : [refusedOf(item, problem)],
      ),
    });
  }

  function stored(items: readonly DeskItem[]) {
    for (const { scanId } of items) {
      const item = unanswered.get(scanId);
      if (item === undefined) continue;
      item.isKept = true;
      say(item);
    }
  }

  function sent({ scanId }: DeskItem) {
    const item = unanswered.get(scanId);
    unanswered.delete(scanId);
    if (item === undefined) return;
    say(item);
    // It shows that there is a connection, unless it was asked for before the network went.
    if (item.askedAfter === losses) heard();
  }

  /** What was to be said of an item is said: it is kept here, or the server had it before that. */
  function say(item: Unanswered) {
    set({ ...waitingNow(), ...(item.said !== null && { said: item.said }) });
    item.said = null;
  }

  function waitingNow(): Pick<DeskState, "waiting" | "waitingCount"> {
    const kept = [...unanswered].flatMap(([id, { isKept }]) => (isKept ? [id] : []));
    return { waiting: new Set(kept), waitingCount: kept.length };
  }

  /** Notes of each item how often the network had gone when it was sent last. */
  function noted(api: DeskApi): DeskApi {
    const note = ({ scanId }: DeskItem) => {
      const item = unanswered.get(scanId);
      if (item !== undefined) item.askedAfter = losses;
    };
    return {
      send(item, verdictMs) {
        note(item);
        return api.send(item, verdictMs);
      },
      sendBatch(items) {
        items.forEach(note);
        return api.sendBatch(items);
      },
    };
  }

  function heard() {
    const wasOnline = state.connection === "online";
    set({ connection: "online" });
    if (!wasOnline) queue.sendNow();
  }

  function refused(item: DeskItem, problem: Problem) {
    sent(item);
    set({
      entries: state.entries.filter(({ id }) => id !== item.scanId),
      entryCount: state.entryCount - (item.kind === "inquiry" ? 1 : 0),
      refused: [...state.refused, refusedOf(item, problem)],
    });
  }

  const categoryName = (category: string) =>
    props.categories.find(({ key }) => key === category)?.name ?? category;

  function entryOf(item: InquiryToSend): DeskEntry {
    const branch = props.branches.find(({ id }) => id === item.branchId)?.name ?? "";
    const isOwn = item.maker === undefined || item.maker === props.maker;
    const detail = [detailWords({ ...item, branch }), ...(isOwn ? [] : [words.entries.another])].join(", ");
    return { id: item.scanId, at: item.scannedAt, category: categoryName(item.category), detail };
  }

  const refusedOf = (item: DeskItem, { detail }: Problem) => ({
    ...{ scanId: item.scanId, at: item.scannedAt, detail },
    category: item.kind === "inquiry" ? categoryName(item.category) : words.entries.undo,
  });

  function add(item: DeskItem, said: string) {
    unanswered.set(item.scanId, { isKept: false, said });
    void queue.add(item);
  }

  const withoutRefused = (scanId: string) => state.refused.filter((each) => each.scanId !== scanId);

  return {
    state: () => state,
    subscribe(onChange) {
      listeners.add(onChange);
      return () => void listeners.delete(onChange);
    },
    log(category, choices, isReference) {
      const scannedAt = now();
      const tap = { category, at: scannedAt.getTime() };
      if (lastTap?.category === category && tap.at - lastTap.at < doubleTap) return;
      lastTap = tap;
      const item = { kind: "inquiry" as const, scanId: device.uuid(), scannedAt, category, isReference };
      const inquiry = { ...item, ...choices, maker: props.maker };
      set({ entries: [entryOf(inquiry), ...state.entries], entryCount: state.entryCount + 1 });
      add(inquiry, words.said.logged(categoryName(category)));
    },
    undo(id) {
      const entry = state.entries.find((each) => each.id === id);
      if (entry === undefined) return;
      set({
        entries: state.entries.filter((each) => each.id !== id),
        entryCount: state.entryCount - 1,
      });
      const undo = { kind: "undo" as const, scanId: device.uuid(), scannedAt: now(), undoes: id };
      add(undo, words.said.undone(entry.category));
    },
    sendAgain(scanId) {
      unanswered.set(scanId, { isKept: true, said: null });
      set({ ...waitingNow(), refused: withoutRefused(scanId) });
      void queue.sendAgain(scanId);
    },
    putAside(scanId) {
      set({ refused: withoutRefused(scanId) });
      void queue.putAside(scanId);
    },
    online: () => heard(),
    offline() {
      losses += 1;
      set({ connection: "lost" });
    },
    stop: () => queue.stop(),
  };
}
