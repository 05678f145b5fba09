import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { RosterData } from "./roster-data";
import type { Entry, QueueStore } from "./scan-queue";

/** Bytes that only this device's key opens (AES-GCM). */
interface Sealed {
  iv: Uint8Array<ArrayBuffer>;
  data: ArrayBuffer;
}

interface Schema extends DBSchema {
  /** Keys that no script can read out: the queue's, and the list's, which signing out destroys. */
  keys: { key: "queue" | "roster"; value: CryptoKey };
  rosters: { key: string; value: Sealed & { eventId: string; keepUntil: number } };
  queue: {
    key: string;
    value: Sealed & { scanId: string; eventId: string; order: number };
    indexes: { event: string };
  };
}

/** An event's list with what the device needs beside it to open the door without the server. */
export interface KeptRoster {
  data: RosterData;
  /** When it was asked for, by the device's clock. */
  loadedAt: Date;
  clockOffsetMs: number;
  actorLabel: string;
  canOverride: boolean;
}

/** What a device keeps of its evenings at doors, encrypted. */
export interface DeviceStore {
  queue: (eventId: string) => QueueStore;
  /** Events whose scans wait here. */
  waitingEvents: () => Promise<string[]>;
  loadRoster: (eventId: string) => Promise<KeptRoster | null>;
  saveRoster: (kept: KeptRoster) => Promise<void>;
  /** Events whose lists are here. */
  listRosters: () => Promise<KeptRoster[]>;
  /** Destroys the lists and their key: somebody signed out. What waits to be sent stays, under a key of its own. */
  forgetRosters: () => Promise<void>;
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
  const database = await openDB<Schema>(databaseName, 1, {
    upgrade(db) {
      db.createObjectStore("keys");
      db.createObjectStore("rosters", { keyPath: "eventId" });
      db.createObjectStore("queue", { keyPath: "scanId" }).createIndex("event", "eventId");
    },
  });
  const box = sealer(database, crypto);
  return {
    queue: (eventId) => queueStore(database, box, eventId),
    async waitingEvents() {
      const entries = await database.getAll("queue");
      return [...new Set(entries.map(({ eventId }) => eventId))];
    },
    async loadRoster(eventId) {
      const sealed = await database.get("rosters", eventId);
      return sealed === undefined ? null : readKept(await box.open("roster", sealed));
    },
    async saveRoster(kept) {
      const { eventId, keepUntil } = kept.data;
      const sealed = await box.seal("roster", kept);
      await database.put("rosters", { ...sealed, eventId, keepUntil: keepUntil.getTime() });
    },
    async listRosters() {
      const sealed = await database.getAll("rosters");
      const opened = await Promise.all(sealed.map((each) => box.open("roster", each)));
      return opened.map(readKept).filter((kept) => kept !== null);
    },
    async forgetRosters() {
      const work = database.transaction(["keys", "rosters"], "readwrite");
      await Promise.all([
        work.objectStore("keys").delete("roster"),
        work.objectStore("rosters").clear(),
        work.done,
      ]);
      box.forget("roster");
    },
    async purge(now) {
      for (const { eventId, keepUntil } of await database.getAll("rosters")) {
        if (keepUntil < now.getTime()) await database.delete("rosters", eventId);
      }
    },
    close: () => database.close(),
  };
}

type Box = ReturnType<typeof sealer>;

/** Seals with a key that is made on first use and kept where scripts can use it and not read it. */
function sealer(database: IDBPDatabase<Schema>, crypto: Pick<Crypto, "subtle" | "getRandomValues">) {
  const { subtle } = crypto;
  const known = new Map<"queue" | "roster", Promise<CryptoKey>>();

  async function findKey(name: "queue" | "roster"): Promise<CryptoKey> {
    const kept = await database.get("keys", name);
    if (kept !== undefined) return kept;
    const made = await subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
    // Another tab may have made one in the same instant: the first one that is stored is the key.
    const work = database.transaction("keys", "readwrite");
    const first = await work.store.get(name);
    if (first === undefined) await work.store.put(made, name);
    await work.done;
    return first ?? made;
  }

  const keyOf = (name: "queue" | "roster") => {
    const key = known.get(name) ?? findKey(name);
    known.set(name, key);
    return key;
  };

  return {
    async seal(name: "queue" | "roster", value: unknown): Promise<Sealed> {
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const plain = new TextEncoder().encode(JSON.stringify(value));
      return { iv, data: await subtle.encrypt({ name: "AES-GCM", iv }, await keyOf(name), plain) };
    },
    /** Null where the key is another one: what it sealed is lost, as it should be after signing out. */
    async open(name: "queue" | "roster", { iv, data }: Sealed): Promise<unknown> {
      try {
        const plain = await subtle.decrypt({ name: "AES-GCM", iv }, await keyOf(name), data);
        return JSON.parse(new TextDecoder().decode(plain), reviveTime);
      } catch {
        return null;
      }
    },
    forget: (name: "queue" | "roster") => void known.delete(name),
  };
}

function queueStore(database: IDBPDatabase<Schema>, box: Box, eventId: string): QueueStore {
  return {
    async all() {
      const sealed = await database.getAllFromIndex("queue", "event", eventId);
      const opened = await Promise.all(
        sealed.sort((a, b) => a.order - b.order).map((each) => box.open("queue", each)),
      );
      return opened.filter(isEntry);
    },
    async put(entry) {
      const { scanId, scannedAt } = entry.item;
      const sealed = await box.seal("queue", entry);
      await database.put("queue", { ...sealed, scanId, eventId, order: scannedAt.getTime() });
    },
    remove: (scanId) => database.delete("queue", scanId),
  };
}

/** What this code sealed itself is taken by its shape: nobody else has the key. */
const isEntry = (value: unknown): value is Entry =>
  typeof value === "object" && value !== null && "item" in value;
const readKept = (value: unknown): KeptRoster | null => (isKept(value) ? value : null);
const isKept = (value: unknown): value is KeptRoster =>
  typeof value === "object" && value !== null && "data" in value && "loadedAt" in value;

const isoTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** Times come back as times. No text of a visitor looks like one: names are shorter, codes have no colon. */
function reviveTime(key: string, value: unknown): unknown {
  const isTime = key.endsWith("At") || key === "keepUntil" || key === "at";
  return isTime && typeof value === "string" && isoTime.test(value) ? new Date(value) : value;
}
