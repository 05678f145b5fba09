import type { ToSend } from "./items";

/** Why the server will not take an item. */
export interface Problem {
  status: number;
  code: string;
  detail: string;
}

/** What any item that waits has: its id, under which the server records it once, and when it was made. */
export interface Queued {
  scanId: string;
  scannedAt: Date;
}

/** An item as it waits; `refused` where the server will not take it and somebody has to see it. */
export interface Entry<Item = ToSend> {
  item: Item;
  refused?: Problem;
}

/** Where items wait until the server has them, a door's scans where nothing is said. */
export interface QueueStore<Item = ToSend> {
  /** In the order in which they were made. */
  all: () => Promise<Entry<Item>[]>;
  put: (entry: Entry<Item>) => Promise<void>;
  remove: (scanId: string) => Promise<void>;
}

export function memoryQueueStore<Item extends Queued = ToSend>(): QueueStore<Item> {
  const entries = new Map<string, Entry<Item>>();
  return {
    all: async () => [...entries.values()],
    put: async (entry) => void entries.set(entry.item.scanId, entry),
    remove: async (scanId) => void entries.delete(scanId),
  };
}

/** The device's store; memory takes over for what it refuses, so that the evening goes on. */
export function orInMemory<Item extends Queued>(
  lasting: QueueStore<Item> | undefined,
  memory: QueueStore<Item>,
): QueueStore<Item> {
  if (lasting === undefined) return memory;
  return {
    async all() {
      const kept = await lasting.all();
      const ids = new Set(kept.map(({ item }) => item.scanId));
      return [...kept, ...(await memory.all()).filter(({ item }) => !ids.has(item.scanId))];
    },
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

/**
 * The same store, changed in turn, so that what is written late does not undo what was written since. What it refuses is
 * told of and ends nothing.
 */
export function inOrder<Item extends Queued>(store: QueueStore<Item>, failed: () => void): QueueStore<Item> {
  let writing: Promise<void> = Promise.resolve();
  const write = (change: () => Promise<void>) => {
    writing = writing.then(change).catch(failed);
    return writing;
  };
  return {
    put: (entry) => write(() => store.put(entry)),
    remove: (scanId) => write(() => store.remove(scanId)),
    async all() {
      try {
        return await store.all();
      } catch {
        failed();
        return [];
      }
    },
  };
}
