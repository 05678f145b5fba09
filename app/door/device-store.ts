import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { Entry, QueueStore } from "./queue-store";
import type { RosterData } from "./roster-data";

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
  const database = await lastingDatabase();
  const box = sealer(database, crypto);
  return {
    queue: (eventId) => queueStore(database, box, eventId),
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

type Database = () => Promise<IDBPDatabase<Schema>>;

/** The database, opened again where the browser has closed it: phones do that to pages that slept. */
async function lastingDatabase(): Promise<Database> {
  let opened: Promise<IDBPDatabase<Schema>> | null = null;
  const forget = () => {
    opened = null;
  };
  const database = () => {
    opened ??= openDB<Schema>(databaseName, 1, {
      upgrade(db) {
        db.createObjectStore("keys");
        db.createObjectStore("rosters", { keyPath: "eventId" });
        db.createObjectStore("queue", { keyPath: "scanId" }).createIndex("event", "eventId");
      },
      terminated: forget,
    });
    opened.catch(forget);
    return opened;
  };
  await database();
  return database;
}

type Box = ReturnType<typeof sealer>;

/**
 * Seals with a key that is made on first use and kept where scripts can use it and not read it. The key is looked up
 * each time: another tab may have destroyed the one of a moment ago.
 */
function sealer(database: Database, crypto: Pick<Crypto, "subtle" | "getRandomValues">) {
  const { subtle } = crypto;

  async function findKey(name: "queue" | "roster"): Promise<CryptoKey> {
    const db = await database();
    const kept = await db.get("keys", name);
    if (kept !== undefined) return kept;
    const made = await subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
    // Another tab may have made one in the same instant: the first one that is stored is the key.
    const work = db.transaction("keys", "readwrite");
    const first = await work.store.get(name);
    if (first === undefined) await work.store.put(made, name);
    await work.done;
    return first ?? made;
  }

  return {
    async seal(name: "queue" | "roster", value: unknown): Promise<Sealed> {
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const plain = new TextEncoder().encode(JSON.stringify(value));
      return { iv, data: await subtle.encrypt({ name: "AES-GCM", iv }, await findKey(name), plain) };
    },
    /** Null where the key is another one: what it sealed is lost, as it should be after signing out. */
    async open(name: "queue" | "roster", { iv, data }: Sealed): Promise<unknown> {
      const key = await (await database()).get("keys", name);
      if (key === undefined) return null;
      try {
        const plain = await subtle.decrypt({ name: "AES-GCM", iv }, key, data);
        return JSON.parse(new TextDecoder().decode(plain), reviveTime);
      } catch {
        return null;
      }
    },
  };
}

function queueStore(database: Database, box: Box, eventId: string): QueueStore {
  /** False where the key was destroyed since it sealed this. */
  async function store(entry: Entry): Promise<boolean> {
    const { scanId, scannedAt } = entry.item;
    const sealed = await box.seal("queue", entry);
    const work = (await database()).transaction(["keys", "queue"], "readwrite");
    const isOpen = (await work.objectStore("keys").getKey("queue")) !== undefined;
    const row = { ...sealed, scanId, eventId, order: scannedAt.getTime() };
    await Promise.all([isOpen && work.objectStore("queue").put(row), work.done]);
    return isOpen;
  }

  return {
    async all() {
      const sealed = await (await database()).getAllFromIndex("queue", "event", eventId);
      const opened = await Promise.all(
        sealed.sort((a, b) => a.order - b.order).map((each) => box.open("queue", each)),
      );
      return opened.filter(isEntry);
    },
    async put(entry) {
      if ((await store(entry)) || (await store(entry))) return;
      throw new Error("The key of what waits was destroyed twice.");
    },
    remove: async (scanId) => (await database()).delete("queue", scanId),
  };
}

/** What this code sealed itself is taken by its shape: nobody else has the key. */
const isEntry = (value: unknown): value is Entry =>
  typeof value === "object" && value !== null && "item" in value;
/** A list that an older page left does not say how many devices there are. */
const readKept = (value: unknown): KeptRoster | null =>
  isKept(value) ? { ...value, data: { ...{ devices: 1 }, ...value.data } } : null;
const isKept = (value: unknown): value is KeptRoster =>
  typeof value === "object" && value !== null && "data" in value && "loadedAt" in value;

const isoTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** Times come back as times. No text of a visitor looks like one: names are shorter, codes have no colon. */
function reviveTime(key: string, value: unknown): unknown {
  const isTime = key.endsWith("At") || key === "keepUntil" || key === "at";
  return isTime && typeof value === "string" && isoTime.test(value) ? new Date(value) : value;
}
