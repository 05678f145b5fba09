import type { ToSend } from "./items";

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
