import type { CodeSeal } from "~/app/door/code-seal";
import type { DeviceStore } from "~/app/door/device-store";
import { doorSession } from "~/app/door/door-session";
import { memoryQueueStore, type QueueStore } from "~/app/door/queue-store";
import type { RosterData } from "~/app/door/roster-data";
import { aRoster, aTicket, kept, seal } from "./a-roster";
import { admitted, fakeApi, fakeStream, noConnection } from "./fake-api";
import { fakeDevice } from "./fake-device";

interface Setting {
  roster?: Partial<RosterData>;
  isOnline?: boolean;
  canOverride?: boolean;
  store?: DeviceStore | null;
  sealer?: CodeSeal;
}

/** A phone with a list of two tickets, without a connection unless it says so. */
export async function aDoor(setting: Setting = {}) {
  const { roster = {}, isOnline = false, canOverride = false, store = null, sealer = seal } = setting;
  const device = fakeDevice();
  const { api, server, sent, batches } = fakeApi();
  const stream = fakeStream();
  if (!isOnline) {
    server.answer = noConnection;
    server.counts = { outcome: "no-connection" };
  }
  const list = aRoster([aTicket(1, { partySize: 3 }), aTicket(2)], roster);
  const counts = { registered: 4, admitted: 0, refused: 0 };
  const session = doorSession(
    { eventId: "e1", zone: "America/Los_Angeles", counts, actorLabel: "Ana", isPass: true, canOverride },
    {
      api,
      stream: stream.open,
      store,
      seal: watched(sealer, device),
      kept: kept(list),
      device,
      signal: () => {},
    },
  );
  session.name({ door: "North", device: "Phone" });
  stream.streams[0]?.opened();
  await quiet(device);
  const scan = async (code: string, kind: "entry" | "exit" = "entry") => {
    session.scan(code, { kind });
    await quiet(device);
  };
  const state = () => session.state();
  const reconnect = async () => {
    server.answer = async (item) => admitted(item);
    server.counts = { outcome: "answered", answer: { registered: 4, admitted: 0, refused: 0 } };
    session.lookAgain();
    stream.streams.at(-1)?.opened();
    await quiet(device);
  };
  const loseSignal = async () => {
    server.answer = noConnection;
    server.counts = { outcome: "no-connection" };
    server.roster = async () => ({ outcome: "no-connection" });
    stream.streams.at(-1)?.lost();
    await quiet(device);
  };
  return { device, server, sent, batches, session, scan, state, reconnect, loseSignal };
}

/** What a device's cryptography works at, off the main thread. */
const atWork = new WeakMap<object, Set<Promise<unknown>>>();

function watched(sealer: CodeSeal, device: object): CodeSeal {
  const works = new Set<Promise<unknown>>();
  atWork.set(device, works);
  const watch = <Value>(work: Promise<Value>) => {
    works.add(work);
    return work.finally(() => works.delete(work));
  };
  return {
    hash: (code) => watch(sealer.hash(code)),
    hasRightTag: (code, doorKeys) => watch(sealer.hasRightTag(code, doorKeys)),
  };
}

/** Until nothing is at work any more: what is made off the main thread leads to more of it. */
export async function quiet(device: ReturnType<typeof fakeDevice>) {
  const works = atWork.get(device) ?? new Set();
  do {
    await Promise.allSettled(works);
    await device.pass(0);
  } while (works.size > 0);
}

/** A device's store in memory, for one event. */
export function aStore(queue: QueueStore = memoryQueueStore()) {
  const lists = new Map<string, unknown>();
  const store: DeviceStore = {
    queue: () => queue,
    waitingEvents: async () => [],
    loadRoster: async () => null,
    saveRoster: async (list) => void lists.set(list.data.eventId, list),
    listRosters: async () => [],
    forgetRosters: async () => lists.clear(),
    forgetRoster: async (eventId) => void lists.delete(eventId),
    purge: async () => undefined,
    close: () => undefined,
  };
  return { store, lists, queue };
}
