import type { ScanReply } from "./answers";
import type { DoorApi, Sent } from "./door-api";
import { backoff, type DevicePorts } from "./ports";

interface Kept {
  /** The id under which the server records it once, however often it is sent. */
  scanId: string;
  /** When the device saw it. */
  scannedAt: Date;
}

export interface ScanToSend extends Kept {
  kind: "scan";
  code: string;
  door: string;
  device: string;
  override: boolean;
}

export interface WalkInToSend extends Kept {
  kind: "walk-in";
  name: string | null;
  language: string;
  door: string;
  device: string;
  override: boolean;
}

export interface UndoToSend extends Kept {
  kind: "undo";
  /** The scan that it takes back. */
  undoes: string;
}

export type ToSend = ScanToSend | WalkInToSend | UndoToSend;

/** Where scans wait until the server has them: memory here, the device's database once the door works offline. */
export interface QueueStore {
  all: () => Promise<ToSend[]>;
  put: (item: ToSend) => Promise<void>;
  remove: (scanId: string) => Promise<void>;
}

export function memoryQueueStore(): QueueStore {
  const items = new Map<string, ToSend>();
  return {
    all: async () => [...items.values()],
    put: async (item) => void items.set(item.scanId, item),
    remove: async (scanId) => void items.delete(scanId),
  };
}

/** What the queue tells about its items. */
export interface QueueEvents {
  answered: (item: ToSend, reply: ScanReply | null) => void;
  /** It is kept and will be sent again by itself, or once somebody has signed in. */
  kept: (item: ToSend, reason: "no-connection" | "sign-in-required" | "busy") => void;
  refused: (item: ToSend, problem: { status: number; code: string; detail: string }) => void;
}

export interface ScanQueue {
  /** Keeps the item, then sends it. */
  add: (item: ToSend) => Promise<void>;
  /** Sends all that waits now: the connection or the sign-in is back, or somebody asked. */
  sendNow: () => void;
  stop: () => void;
}

/** How many go out at once when a queue drains: below the server's limit, above one round trip at a time. */
const lanes = 4;

interface Pending {
  item: ToSend;
  busy: boolean;
}

/**
 * Sends scans and keeps each until the server has answered it: written to the store first, sent at once, sent again
 * with the same id after a lost connection, by backoff. A new scan never waits for an older one that hangs; an undo
 * waits for the scan that it takes back.
 */
export function scanQueue(
  api: DoorApi,
  store: QueueStore,
  ports: DevicePorts,
  events: QueueEvents,
): ScanQueue {
  const pending = new Map<string, Pending>();
  let attempt = 0;
  let signedOut = false;
  let cancelRetry: (() => void) | null = null;
  let stopped = false;

  const canGo = ({ item, busy }: Pending) => !busy && !(item.kind === "undo" && pending.has(item.undoes));

  function sendSome(limit: number) {
    if (stopped) return;
    const under = [...pending.values()].filter(({ busy }) => busy).length;
    const ready = [...pending.values()].filter(canGo).slice(0, Math.max(0, limit - under));
    for (const next of ready) void send(next);
  }

  async function send(next: Pending) {
    next.busy = true;
    // How long the verdict takes is known after the answer alone, so a scan carries what it took until it was sent:
    // reading the code, and waiting where an attempt before this one failed.
    const verdictMs = Math.max(0, ports.now().getTime() - next.item.scannedAt.getTime());
    const sent = await api.send(next.item, verdictMs);
    switch (sent.outcome) {
      case "answered":
      case "refused":
        return settle(next.item, sent);
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

  /** Out of the store last: what is sent twice for want of that is recorded once. */
  async function settle(
    item: ToSend,
    sent: Extract<Sent<ScanReply | null>, { outcome: "answered" | "refused" }>,
  ) {
    attempt = 0;
    signedOut = false;
    pending.delete(item.scanId);
    if (sent.outcome === "answered") events.answered(item, sent.answer);
    else events.refused(item, sent);
    sendSome(lanes);
    await store.remove(item.scanId);
  }

  /** One item that the server cannot take must not stand before the others. */
  function putLast(item: ToSend) {
    pending.delete(item.scanId);
    takeIn(item);
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

  void store.all().then((items) => {
    for (const item of items) if (!pending.has(item.scanId)) takeIn(item);
    sendSome(lanes);
  });

  return {
    async add(item) {
      const kept = takeIn(item);
      await store.put(item);
      if (canGo(kept) && !stopped) void send(kept);
    },
    sendNow,
    stop() {
      stopped = true;
      cancelRetry?.();
    },
  };
}
