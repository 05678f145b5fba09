import type { DeviceStore } from "./device-store";
import { type DoorApi, doorApi } from "./door-api";
import type { DevicePorts } from "./ports";
import { scanQueue } from "./scan-queue";

export interface OthersPorts {
  store: Pick<DeviceStore, "queue" | "waitingEvents">;
  device: DevicePorts;
  /** The way to another event's door. */
  api: (eventId: string) => Pick<DoorApi, "send" | "sendBatch">;
}

/** The real way to other doors. */
export const otherDoors =
  (fetcher: typeof fetch): OthersPorts["api"] =>
  (eventId) =>
    doorApi(eventId, fetcher);

/**
 * Sends what waits here of other events' doors while this one is open, and tells how many scans of them this device
 * still has, such as the server refused included. The answer ends it.
 */
export function sendOthers(
  { store, device, api }: OthersPorts,
  eventId: string,
  tell: (count: number) => void,
): () => void {
  let queues: { stop: () => void }[] = [];
  let isOver = false;
  let unread = 0;
  let count = 0;

  function change(by: number) {
    count += by;
    if (unread === 0 && !isOver) tell(count);
  }

  async function start() {
    const events = await store.waitingEvents().catch(() => []);
    if (isOver) return;
    const others = events.filter((other) => other !== eventId);
    unread = others.length;
    queues = others.map(open);
    change(0);
  }

  const open = (other: string) =>
    scanQueue(api(other), store.queue(other), device, {
      restored(entries) {
        unread -= 1;
        change(entries.length);
      },
      answered: () => change(-1),
      kept: () => {},
      refused: () => {},
      storageFailed: () => {},
    });

  void start();
  return () => {
    isOver = true;
    for (const queue of queues) queue.stop();
  };
}
