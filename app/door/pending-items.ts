import type { Queued } from "./queue-store";

/** An item without an answer yet. */
export interface Pending<Item> {
  item: Item;
  /** It is on its way. */
  busy: boolean;
}

export interface PendingItems<Item> {
  get: (scanId: string) => Pending<Item> | undefined;
  has: (scanId: string) => boolean;
  takeIn: (item: Item) => Pending<Item>;
  /** The item with what was told meanwhile. */
  current: (item: Item) => Item;
  drop: (item: Item) => void;
  /** One item that the server cannot take must not stand before the others. */
  putLast: (item: Item) => void;
  /** What can go now, in its order: where another comes first, that is there already or goes before it. */
  ready: () => Pending<Item>[];
  busy: () => number;
}

/** @param waitsFor the id of the item that has to be there before this one; null for none */
export function pendingItems<Item extends Queued>(
  waitsFor: (item: Item) => string | null,
): PendingItems<Item> {
  const pending = new Map<string, Pending<Item>>();
  const current = (item: Item) => pending.get(item.scanId)?.item ?? item;
  const takeIn = (item: Item) => {
    const taken = { item, busy: false };
    pending.set(item.scanId, taken);
    return taken;
  };
  return {
    get: (scanId) => pending.get(scanId),
    has: (scanId) => pending.has(scanId),
    takeIn,
    current,
    drop: ({ scanId }) => void pending.delete(scanId),
    putLast(item) {
      const kept = current(item);
      pending.delete(item.scanId);
      takeIn(kept);
    },
    ready() {
      const going = new Set<string>();
      return [...pending.values()].filter(({ item, busy }) => {
        const first = waitsFor(item);
        const canGo = !busy && (first === null || !pending.has(first) || going.has(first));
        if (canGo) going.add(item.scanId);
        return canGo;
      });
    },
    busy: () => [...pending.values()].filter(({ busy }) => busy).length,
  };
}
