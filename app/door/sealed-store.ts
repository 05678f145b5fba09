import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { Entry, Queued, QueueStore } from "./queue-store";

/** Bytes that only this device's key opens (AES-GCM). */
interface Sealed {
  iv: Uint8Array<ArrayBuffer>;
  data: ArrayBuffer;
}

interface Schema extends DBSchema {
  /** Keys that no script can read out: the queue's, and that of what is kept beside, which signing out destroys. */
  keys: { key: "queue" | "roster"; value: CryptoKey };
  rosters: { key: string; value: Sealed & { eventId: string; keepUntil: number } };
  queue: {
    key: string;
    value: Sealed & { scanId: string; eventId: string; order: number };
    indexes: { event: string };
  };
}

export type Database = () => Promise<IDBPDatabase<Schema>>;

/** The database, opened again where the browser has closed it: phones do that to pages that slept. */
export async function lastingDatabase(databaseName: string): Promise<Database> {
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

export type Box = ReturnType<typeof sealer>;

/**
 * Seals with a key that is made on first use and kept where scripts can use it and not read it. The key is looked up
 * each time: another tab may have destroyed the one of a moment ago.
 */
export function sealer(database: Database, crypto: Pick<Crypto, "subtle" | "getRandomValues">) {
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

/** One event's items that wait in the database. `isItem` tells those of this kind by their shape. */
export function sealedQueue<Item extends Queued>(
  database: Database,
  box: Box,
  eventId: string,
  isItem: (value: unknown) => value is Item,
): QueueStore<Item> {
  const isEntry = (value: unknown): value is Entry<Item> =>
    typeof value === "object" && value !== null && "item" in value && isItem(value.item);

  /** False where the key was destroyed since it sealed this. */
  async function store(entry: Entry<Item>): Promise<boolean> {
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

const isoTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** Times come back as times. No text of a visitor looks like one: names are shorter, codes have no colon. */
function reviveTime(key: string, value: unknown): unknown {
  const isTime = key.endsWith("At") || key === "keepUntil" || key === "at";
  return isTime && typeof value === "string" && isoTime.test(value) ? new Date(value) : value;
}
