import type { ScanReply } from "./answers";
import { isVisit, type ToSend } from "./items";
import type { DevicePorts } from "./ports";
import type { QueueStore } from "./queue-store";
import {
  type QueueEvents as EventsOf,
  type QueueApi,
  type QueueRules,
  type SendQueue,
  sendQueue,
} from "./send-queue";

export type QueueEvents = EventsOf<ToSend, ScanReply | null>;
export type ScanQueue = SendQueue<ToSend>;

/** An undo waits for the scan that it takes back. What was told first stands. */
const rules: QueueRules<ToSend> = {
  waitsFor: (item) => (item.kind === "undo" ? item.undoes : null),
  isFinal: (item) => isVisit(item) && item.told !== undefined,
};

/** A door's scans on their way to the server. */
export const scanQueue = (
  api: QueueApi<ToSend, ScanReply | null>,
  store: QueueStore,
  ports: DevicePorts,
  events: QueueEvents,
): ScanQueue => sendQueue(api, store, ports, events, rules);
