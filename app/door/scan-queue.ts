import type { ScanReply } from "./answers";
import type { DoorApi, Sent } from "./door-api";
import type { ToSend } from "./items";
import { backoff, type DevicePorts } from "./ports";

/** Why the server will not take an item. */
export interface Problem {
  status: number;
  code: string;
  detail: string;
}

/** An item as it waits; `refused` where the server will not take it and somebody has to see it. */
export interface Entry {
  item: ToSend;
  refused?: Problem;
}

/** Where scans wait until the server has them. */
export interface QueueStore {
  /** In the order in which they were made. */
  all: () => Promise<Entry[]>;
  put: (entry: Entry) => Promise<void>;
  remove: (scanId: string) => Promise<void>;
}

export function memoryQueueStore(): QueueStore {
  const entries = new Map<string, Entry>();
  return {
    all: async () => [...entries.values()],
    put: async (entry) => void entries.set(entry.item.scanId, entry),
    remove: async (scanId) => void entries.delete(scanId),
  };
}

/** The device's store; memory takes over for what it refuses, so that the evening goes on. */
export function orInMemory(lasting: QueueStore | undefined, memory: QueueStore): QueueStore {
  if (lasting === undefined) return memory;
  return {
    all: () => lasting.all(),
    async put(entry) {
      try {
        await lasting.put(entry);
      } catch (error) {
        await memory.put(entry);
        throw error;
      }
    },
    async remove(scanId) {
      await memory.remove(scanId);
      await lasting.remove(scanId);
    },
  };
}

/** What the queue tells about its items. */
export interface QueueEvents {
  /** What waited here when the page was opened. */
  restored: (entries: readonly Entry[]) => void;
  answered: (item: ToSend, reply: ScanReply | null) => void;
  /** It is kept and will be sent again by itself, or once somebody has signed in. */
  kept: (item: ToSend, reason: "no-connection" | "sign-in-required" | "busy") => void;
  refused: (item: ToSend, problem: Problem) => void;
  /** The device's storage takes no more: what is new waits in memory alone. */
  storageFailed: () => void;
}

export interface ScanQueue {
  /** Keeps items, then sends them, several in one request and in their order. Ends once they are kept. */
  add: (...items: ToSend[]) => Promise<void>;
  /** Keeps what this device told meanwhile with an item that still waits. False where it is answered already. */
  amend: (item: ToSend) => Promise<boolean>;
  /** Somebody has seen that the server will not take this item. */
  putAside: (scanId: string) => Promise<void>;
  /** Sends all that waits now: the connection or the sign-in is back, or somebody asked. */
  sendNow: () => void;
  stop: () => void;
}

/** Requests that go out at once: below the server's limit, above one round trip at a time. */
const lanes = 4;
/** Items that go out in one request when a queue drains: a fifth of what the server takes, so that slow links get through. */
const batchSize = 100;

interface Pending {
  item: ToSend;
  busy: boolean;
}

/**
 * Sends scans and keeps each until the server has answered it: written to the store first, sent at once, sent again
 * with the same id after a lost connection, by backoff. A new scan never waits for an older one that hangs; what has
 * piled up goes in batches. An undo waits for the scan that it takes back, or goes behind it in one batch.
 */
export function scanQueue(
  api: Pick<DoorApi, "send" | "sendBatch">,
  store: QueueStore,
  ports: DevicePorts,
  events: QueueEvents,
): ScanQueue {
  const pending = new Map<string, Pending>();
  let attempt = 0;
  let signedOut = false;
  let cancelRetry: (() => void) | null = null;
  let stopped = false;

  /** What can go now, in its order: an undo where its scan is there already, or goes before it. */
  function ready(): Pending[] {
    const going = new Set<string>();
    return [...pending.values()].filter((next) => {
      const { item, busy } = next;
      const canGo = !busy && (item.kind !== "undo" || !pending.has(item.undoes) || going.has(item.undoes));
      if (canGo) going.add(item.scanId);
      return canGo;
    });
  }

  function sendSome(limit: number) {
    if (stopped) return;
    let free = limit - new Set([...pending.values()].filter(({ busy }) => busy)).size;
    const waiting = ready();
    if (waiting.length > 1 && free > 0 && limit > 1) return void sendTogether(waiting.slice(0, batchSize));
    for (const next of waiting) {
      if (free <= 0) return;
      free -= 1;
      void send(next);
    }
  }

  async function send(next: Pending) {
    next.busy = true;
    // How long the verdict takes is known after the answer alone, so a scan carries what it took until it was sent:
    // reading the code, and waiting where an attempt before this one failed.
    const verdictMs = Math.max(0, ports.now().getTime() - next.item.scannedAt.getTime());
    await hear(next, await api.send(next.item, verdictMs));
  }

  async function sendTogether(batch: Pending[]) {
    for (const next of batch) next.busy = true;
    const sent = await api.sendBatch(batch.map(({ item }) => item));
    if (sent.outcome !== "answered") {
      for (const next of batch) await hear(next, sent);
      return;
    }
    for (const [n, next] of batch.entries()) {
      await hear(next, sent.answer[n] ?? { outcome: "no-connection" });
    }
  }

  async function hear(next: Pending, sent: Sent<ScanReply | null>) {
    switch (sent.outcome) {
      case "answered":
        return settle(
          next.item,
          () => events.answered(current(next.item), sent.answer),
          () => store.remove(next.item.scanId),
        );
      case "refused":
        return settle(
          next.item,
          () => events.refused(next.item, sent),
          () =>
            keep({ item: next.item, refused: { status: sent.status, code: sent.code, detail: sent.detail } }),
        );
      case "sign-in-required":
        next.busy = false;
        signedOut = true;
        return events.kept(next.item, "sign-in-required");
      case "wait":
        putLast(next.item);
        retryIn(sent.milliseconds);
        return events.kept(next.item, "busy");
      case "no-connection":
        putLast(next.item);
        retryIn(backoff(attempt, ports.random()));
        return events.kept(next.item, "no-connection");
    }
  }

  /** The item with what was told meanwhile. */
  const current = (item: ToSend) => pending.get(item.scanId)?.item ?? item;

  /** Out of the store last: what is sent twice for want of that is recorded once. */
  async function settle(item: ToSend, tell: () => void, store: () => Promise<void>) {
    attempt = 0;
    signedOut = false;
    tell();
    pending.delete(item.scanId);
    sendSome(lanes);
    await store();
  }

  async function keep(entry: Entry): Promise<void> {
    try {
      await store.put(entry);
    } catch {
      events.storageFailed();
    }
  }

  /** One item that the server cannot take must not stand before the others. */
  function putLast(item: ToSend) {
    const kept = current(item);
    pending.delete(item.scanId);
    takeIn(kept);
  }

  /** One retry is planned at a time. It sends one item alone: its answer opens the way for the rest. */
  function retryIn(milliseconds: number) {
    if (cancelRetry !== null || stopped) return;
    attempt += 1;
    cancelRetry = ports.after(milliseconds, () => {
      cancelRetry = null;
      if (!signedOut) sendSome(1);
    });
  }

  function sendNow() {
    cancelRetry?.();
    cancelRetry = null;
    signedOut = false;
    sendSome(lanes);
  }

  function takeIn(item: ToSend): Pending {
    const kept = { item, busy: false };
    pending.set(item.scanId, kept);
    return kept;
  }

  async function restore() {
    const entries = await store.all().catch(() => []);
    for (const { item, refused } of entries) {
      if (refused === undefined && !pending.has(item.scanId)) takeIn(item);
    }
    events.restored(entries);
    sendSome(lanes);
  }
  void restore();

  return {
    async add(...items) {
      const kept = items.map(takeIn);
      for (const item of items) await keep({ item });
      const isWithScan = ({ item }: Pending) =>
        item.kind !== "undo" ||
        !pending.has(item.undoes) ||
        items.some(({ scanId }) => scanId === item.undoes);
      const going = stopped ? [] : kept.filter((each) => !each.busy && isWithScan(each));
      const [only] = going;
      if (going.length > 1) void sendTogether(going);
      else if (only !== undefined) void send(only);
    },
    async amend(item) {
      const kept = pending.get(item.scanId);
      if (kept === undefined) return false;
      kept.item = item;
      await keep({ item });
      // Answered while it was written: it must not come back.
      if (!pending.has(item.scanId)) await store.remove(item.scanId);
      return pending.has(item.scanId);
    },
    putAside: (scanId) => store.remove(scanId),
    sendNow,
    stop() {
      stopped = true;
      cancelRetry?.();
    },
  };
}
