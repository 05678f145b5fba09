import type { DeviceStore } from "./device-store";
import { doorApi } from "./door-api";
import type { DevicePorts } from "./ports";
import { type QueueEvents, scanQueue } from "./scan-queue";

const silent: QueueEvents = {
  restored: () => {},
  answered: () => {},
  kept: () => {},
  refused: () => {},
  storageFailed: () => {},
};

/** Sends what waits here of other events' doors while this one is open. The answer ends it. */
export function sendOthers(
  store: DeviceStore,
  eventId: string,
  fetcher: typeof fetch,
  device: DevicePorts,
): () => void {
  let queues: { stop: () => void }[] = [];
  let isOver = false;
  void store.waitingEvents().then((events) => {
    if (isOver) return;
    queues = events
      .filter((other) => other !== eventId)
      .map((other) => scanQueue(doorApi(other, fetcher), store.queue(other), device, silent));
  });
  return () => {
    isOver = true;
    for (const queue of queues) queue.stop();
  };
}
