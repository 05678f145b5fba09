import type { Sent } from "./door-api";
import { type Pending, pendingItems } from "./pending-items";
import type { DevicePorts } from "./ports";
import { type Entry, inOrder, type Problem, type Queued, type QueueStore } from "./queue-store";
import { retryTimer } from "./retry-timer";

/** The way to the server for what is of one kind. */
export interface QueueApi<Item, Reply> {
  /** `verdictMs` is how long ago the item was made. */
  send: (item: Item, verdictMs: number) => Promise<Sent<Reply>>;
  /** Sends what piled up in one request: an answer for each item, in its order. */
  sendBatch: (items: readonly Item[]) => Promise<Sent<Sent<Reply>[]>>;
}

/** What is particular to the kind of items that wait. */
export interface QueueRules<Item> {
  /** The id of the item that has to be there before this one; null for none. */
  waitsFor: (item: Item) => string | null;
  /** What was added to an item by `amend` stands: it takes no more. */
  isFinal: (item: Item) => boolean;
}

/** What the queue tells about its items. */
export interface QueueEvents<Item extends Queued, Reply> {
  /** What waited here when the page was opened. None of it is sent before this has ended. */
  restored: (entries: readonly Entry<Item>[]) => Promise<void> | void;
  /** What was added is kept now. */
  stored?: (items: readonly Item[]) => void;
  answered: (item: Item, reply: Reply) => void;
  /** It is kept and will be sent again by itself, or once somebody has signed in. */
  kept: (item: Item, reason: "no-connection" | "sign-in-required" | "busy") => void;
  refused: (item: Item, problem: Problem) => void;
  /** The device's storage takes no more: what is new waits in memory alone. */
  storageFailed: () => void;
}

export interface SendQueue<Item extends Queued> {
  /** Keeps items, then sends them, several in one request and in their order. Ends once they are kept. */
  add: (...items: Item[]) => Promise<void>;
  /** Keeps what this device told with an item that waits. False where it has an answer or was told before. */
  amend: (item: Item) => Promise<boolean>;
  /** Somebody has seen that the server will not take this item. */
  putAside: (scanId: string) => Promise<void>;
  /** Tries a refused item once more: somebody else is signed in, or what stood against it is gone. */
  sendAgain: (scanId: string) => Promise<void>;
  /** Sends all that waits now: the connection or the sign-in is back, or somebody asked. */
  sendNow: () => void;
  stop: () => void;
}

/** Requests that go out at once: below the server's limit, above one round trip at a time. */
const lanes = 4;
/** Items that go out in one request when a queue drains: a fifth of what the server takes, so that slow links get through. */
const batchSize = 100;

/** Refusals of a person and not of the scan: another sign-in may be taken, so these are tried at each visit. */
const ofThePerson = new Set(["not-allowed", "not-your-entry", "override-not-allowed", "device-over"]);

/**
 * Sends items and keeps each until the server has answered it: written to the store first, sent at once, sent again
 * with the same id after a lost connection, by backoff. A new item never waits for an older one that hangs; what has
 * piled up goes in batches. An item that waits for another goes after it, or behind it in one batch.
 */
export function sendQueue<Item extends Queued, Reply>(
  api: QueueApi<Item, Reply>,
  store: QueueStore<Item>,
  ports: DevicePorts,
  events: QueueEvents<Item, Reply>,
  rules: QueueRules<Item>,
): SendQueue<Item> {
  const pending = pendingItems<Item>(rules.waitsFor);
  const kept = inOrder(store, events.storageFailed);
  // It sends one item alone: its answer opens the way for the rest.
  const retry = retryTimer(ports, () => {
    if (!signedOut) sendSome(1);
  });
  let signedOut = false;
  let stopped = false;
  let isRestoring = true;
  /** Something was to be sent while that went on. */
  let isDue = false;

  function sendSome(limit: number) {
    if (isRestoring) isDue = true;
    if (stopped || isRestoring) return;
    let free = limit - pending.busy();
    const waiting = pending.ready();
    if (waiting.length > 1 && free > 0 && limit > 1) return void sendTogether(waiting.slice(0, batchSize));
    for (const next of waiting) {
      if (free <= 0) return;
      free -= 1;
      void send(next);
    }
  }

  async function send(next: Pending<Item>) {
    next.busy = true;
    // How long the verdict takes is known after the answer alone, so a scan carries what it took until it was sent:
    // reading the code, and waiting where an attempt before this one failed.
    const verdictMs = Math.max(0, ports.now().getTime() - next.item.scannedAt.getTime());
    try {
      await hear(next, await api.send(next.item, verdictMs));
    } finally {
      next.busy = false;
    }
  }

  async function sendTogether(batch: readonly Pending<Item>[]) {
    for (const next of batch) next.busy = true;
    try {
      await hearAll(batch, await api.sendBatch(batch.map(({ item }) => item)));
    } finally {
      for (const next of batch) next.busy = false;
    }
  }

  async function hearAll(batch: readonly Pending<Item>[], sent: Sent<Sent<Reply>[]>) {
    if (sent.outcome === "answered") {
      for (const [n, next] of batch.entries())
        await hear(next, sent.answer[n] ?? { outcome: "no-connection" });
      return;
    }
    if (sent.outcome !== "refused" || batch.length === 1) {
      for (const next of batch) await hear(next, sent);
      return;
    }
    if (isOfTheRequest(sent)) return sendHalves(batch);
    // A word about the whole request is none about its scans: they wait for somebody who may send them.
    for (const next of batch) await hear(next, { outcome: "sign-in-required" });
  }

  /** Too large, or one item spoils it: in halves, until what stands against it is about one item. */
  async function sendHalves(batch: readonly Pending<Item>[]) {
    const middle = Math.ceil(batch.length / 2);
    await sendTogether(batch.slice(0, middle));
    if (signedOut) for (const next of batch.slice(middle)) events.kept(next.item, "sign-in-required");
    else if (!stopped) await sendTogether(batch.slice(middle));
  }

  async function hear(next: Pending<Item>, sent: Sent<Reply>): Promise<void> {
    const item = pending.current(next.item);
    switch (sent.outcome) {
      case "answered":
        events.answered(item, sent.answer);
        return settle(item, kept.remove(item.scanId));
      case "refused": {
        if (sent.code === "not-allowed") return hear(next, { outcome: "sign-in-required" });
        const { status, code, detail } = sent;
        events.refused(item, sent);
        return settle(item, kept.put({ item, refused: { status, code, detail } }));
      }
      case "sign-in-required":
        next.busy = false;
        signedOut = true;
        return events.kept(item, "sign-in-required");
      case "wait":
        pending.putLast(item);
        if (!stopped) retry.in(sent.milliseconds);
        return events.kept(item, "busy");
      case "no-connection":
        pending.putLast(item);
        if (!stopped) retry.later();
        return events.kept(item, "no-connection");
    }
  }

  /** Out of the store last: what is sent twice for want of that is recorded once. */
  async function settle(item: Item, written: Promise<void>) {
    retry.answered();
    signedOut = false;
    pending.drop(item);
    sendSome(lanes);
    await written;
  }

  function sendNow() {
    retry.cancel();
    signedOut = false;
    sendSome(lanes);
  }

  async function restore() {
    const entries = (await kept.all()).map((entry) =>
      entry.refused !== undefined && ofThePerson.has(entry.refused.code) ? { item: entry.item } : entry,
    );
    for (const { item, refused } of entries) {
      if (refused !== undefined || pending.has(item.scanId)) continue;
      pending.takeIn(item);
      isDue = true;
    }
    try {
      await events.restored(entries);
    } finally {
      isRestoring = false;
      if (isDue) sendSome(lanes);
    }
  }

  async function add(...items: Item[]) {
    const added = items.map(pending.takeIn);
    for (const item of items) await kept.put({ item });
    events.stored?.(items);
    const isWithFirst = ({ item }: Pending<Item>) => {
      const first = rules.waitsFor(item);
      return first === null || !pending.has(first) || items.some(({ scanId }) => scanId === first);
    };
    const going = stopped ? [] : added.filter((each) => !each.busy && isWithFirst(each));
    const [only] = going;
    if (going.length > 1) void sendTogether(going);
    else if (only !== undefined) void send(only);
  }

  const canAmend = (known: Pending<Item> | undefined) => known !== undefined && !rules.isFinal(known.item);

  void restore();

  return {
    add,
    async amend(item) {
      if (!canAmend(pending.get(item.scanId))) return false;
      await kept.put({ item });
      // The server may have answered while this was written: then its word stands, and takes this out again.
      const known = pending.get(item.scanId);
      if (known === undefined || !canAmend(known)) return false;
      known.item = item;
      return true;
    },
    putAside: kept.remove,
    async sendAgain(scanId) {
      const entry = (await kept.all()).find(({ item }) => item.scanId === scanId);
      if (entry?.refused !== undefined && !pending.has(scanId)) await add(entry.item);
    },
    sendNow,
    stop() {
      stopped = true;
      retry.cancel();
    },
  };
}

/** A request that is too large or not understood as a whole, whoever sends it. */
const isOfTheRequest = ({ status }: { status: number }) => status === 400 || status === 413 || status === 422;
