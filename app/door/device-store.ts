import type { ToSend } from "./items";
import type { QueueStore } from "./queue-store";
import type { RosterData } from "./roster-data";
import { lastingDatabase, sealedQueue, sealer } from "./sealed-store";

/** An event's list with what the device needs beside it to open the door without the server. */
export interface KeptRoster {
  data: RosterData;
  /** When it was asked for, by the device's clock. */
  loadedAt: Date;
  clockOffsetMs: number;
  actorLabel: string;
  canOverride: boolean;
  /** True of a phone that a door pass signed in. */
  isPass: boolean;
}

/** What a device keeps of its evenings at doors, encrypted. */
export interface DeviceStore {
  queue: (eventId: string) => QueueStore;
  /** Events whose scans wait here. */
  waitingEvents: () => Promise<string[]>;
  loadRoster: (eventId: string) => Promise<KeptRoster | null>;
  saveRoster: (kept: KeptRoster) => Promise<void>;
  /** Lists that are here. */
  listRosters: () => Promise<KeptRoster[]>;
  /**
   * Destroys the lists and their key: somebody signed out. What waits to be sent stays, under a key of its own, which
   * goes too where nothing waits.
   */
  forgetRosters: () => Promise<void>;
  /** Destroys one event's list. */
  forgetRoster: (eventId: string) => Promise<void>;
  /** Destroys the lists that may not be kept any longer. */
  purge: (now: Date) => Promise<void>;
  close: () => void;
}

export const databaseName = "fairday-door";

/**
 * Opens the device's database.
 * @throws where the browser keeps none, as in some private windows
 */
export async function openDeviceStore(
  crypto: Pick<Crypto, "subtle" | "getRandomValues">,
): Promise<DeviceStore> {
  const database = await lastingDatabase(databaseName);
  const box = sealer(database, crypto);
  return {
    queue: (eventId) => sealedQueue(database, box, eventId, isToSend),
    async waitingEvents() {
      const entries = await (await database()).getAll("queue");
      return [...new Set(entries.map(({ eventId }) => eventId))];
    },
    async loadRoster(eventId) {
      const sealed = await (await database()).get("rosters", eventId);
      if (sealed === undefined) return null;
      const kept = readKept(await box.open("roster", sealed));
      // Sealed with a key that is destroyed: of no use to anybody.
      if (kept === null) await (await database()).delete("rosters", eventId);
      return kept;
    },
    async saveRoster(kept) {
      const { eventId, keepUntil } = kept.data;
      const sealed = await box.seal("roster", kept);
      await (await database()).put("rosters", { ...sealed, eventId, keepUntil: keepUntil.getTime() });
    },
    async listRosters() {
      const sealed = await (await database()).getAll("rosters");
      const opened = await Promise.all(sealed.map((each) => box.open("roster", each)));
      return opened.map(readKept).filter((kept) => kept !== null);
    },
    async forgetRosters() {
      const work = (await database()).transaction(["keys", "rosters", "queue"], "readwrite");
      const waiting = await work.objectStore("queue").count();
      await Promise.all([
        work.objectStore("keys").delete("roster"),
        waiting === 0 && work.objectStore("keys").delete("queue"),
        work.objectStore("rosters").clear(),
        work.done,
      ]);
    },
    async forgetRoster(eventId) {
      await (await database()).delete("rosters", eventId);
    },
    async purge(now) {
      const db = await database();
      for (const { eventId, keepUntil } of await db.getAll("rosters")) {
        if (keepUntil < now.getTime()) await db.delete("rosters", eventId);
      }
    },
    close: () => void database().then((db) => db.close()),
  };
}

/** What this code sealed itself is taken by its shape: nobody else has the key. */
const isToSend = (value: unknown): value is ToSend =>
  typeof value === "object" && value !== null && "kind" in value;
/** A list that an older page left does not say how many devices there are. */
const readKept = (value: unknown): KeptRoster | null =>
  isKept(value) ? { ...value, data: { ...{ devices: 1 }, ...value.data } } : null;
const isKept = (value: unknown): value is KeptRoster =>
  typeof value === "object" && value !== null && "data" in value && "loadedAt" in value;
