import "fake-indexeddb/auto";
import { forceCloseDatabase } from "fake-indexeddb";
import { deleteDB, openDB } from "idb";
import { afterEach, describe, expect, test, vi } from "vitest";
import { type DeviceStore, databaseName, openDeviceStore } from "~/app/door/device-store";
import type { ToSend } from "~/app/door/items";
import { aRoster, aTicket, kept } from "./a-roster";

const opened: DeviceStore[] = [];
async function open(): Promise<DeviceStore> {
  const store = await openDeviceStore(globalThis.crypto);
  opened.push(store);
  return store;
}
afterEach(async () => {
  for (const store of opened.splice(0)) store.close();
  await deleteDB(databaseName);
});

const aScan = (scanId: string, minute: number): ToSend => ({
  kind: "entry",
  scanId,
  scannedAt: new Date(Date.UTC(2026, 11, 5, 18, minute)),
  clockOffsetMs: -40,
  code: "HTTPS://JOBS.EXAMPLE/T/SECRETSECRET",
  door: "North",
  device: "Phone",
  override: false,
  people: null,
  told: { outcome: "admitted", people: 1 },
});

describe("what waits to be sent", () => {
  test("outlasts the page, in the order in which it was made, by event", async () => {
    const before = await open();
    await before.queue("e1").put({ item: aScan("b", 2) });
    await before.queue("e1").put({ item: aScan("a", 1) });
    await before.queue("e2").put({ item: aScan("c", 0) });
    const after = await open();
    expect(await after.queue("e1").all()).toEqual([{ item: aScan("a", 1) }, { item: aScan("b", 2) }]);
    expect((await after.waitingEvents()).sort()).toEqual(["e1", "e2"]);
  });

  test("is gone once it is removed", async () => {
    const store = await open();
    await store.queue("e1").put({ item: aScan("a", 1) });
    await store.queue("e1").remove("a");
    expect(await store.queue("e1").all()).toEqual([]);
  });

  test("is written also after the browser closed the database under a page that slept", async () => {
    const connections: IDBDatabase[] = [];
    const openBefore = indexedDB.open.bind(indexedDB);
    const spy = vi.spyOn(indexedDB, "open").mockImplementation((...given) => {
      const request = openBefore(...given);
      request.addEventListener("success", () => connections.push(request.result));
      return request;
    });
    const store = await open();
    // Its type names the class of databases where it takes one of them.
    Reflect.apply(forceCloseDatabase, undefined, connections);
    await store.queue("e1").put({ item: aScan("a", 1) });
    expect(await store.queue("e1").all()).toEqual([{ item: aScan("a", 1) }]);
    expect(connections).toHaveLength(2);
    spy.mockRestore();
  });

  test("outlives signing out", async () => {
    const store = await open();
    await store.queue("e1").put({ item: aScan("a", 1) });
    await store.forgetRosters();
    expect(await (await open()).queue("e1").all()).toEqual([{ item: aScan("a", 1) }]);
  });
});

describe("an event's list", () => {
  const list = kept(aRoster([aTicket(1, { name: "Rosa D." })]));

  test("is there again after a reload, times as times", async () => {
    await (await open()).saveRoster(list);
    expect(await (await open()).loadRoster("e1")).toEqual(list);
  });

  test("is destroyed with its key by signing out", async () => {
    const store = await open();
    await store.saveRoster(list);
    const database = await openDB(databaseName);
    const [sealed] = await database.getAll("rosters");
    await store.forgetRosters();
    expect(await store.loadRoster("e1")).toBeNull();
    expect(await database.getAllKeys("keys")).not.toContain("roster");
    // Bytes that were copied before are of no use: the next key is another one.
    await database.put("rosters", sealed);
    expect(await (await open()).loadRoster("e1")).toBeNull();
    database.close();
  });

  test("is purged once it may not be kept any longer, and not before", async () => {
    const store = await open();
    await store.saveRoster(list);
    await store.purge(list.data.keepUntil);
    expect(await store.listRosters()).toHaveLength(1);
    await store.purge(new Date(list.data.keepUntil.getTime() + 1));
    expect(await store.listRosters()).toEqual([]);
  });
});

test("nothing of it can be read at rest: no name, no code, and no key", async () => {
  const store = await open();
  await store.saveRoster(kept(aRoster([aTicket(1, { name: "Rosa D." })])));
  await store.queue("e1").put({ item: aScan("a", 1) });
  const database = await openDB(databaseName);
  for (const name of ["rosters", "queue"]) {
    for (const { data } of await database.getAll(name)) {
      const text = Buffer.from(data).toString("latin1");
      for (const secret of ["Rosa", "SECRET", "admitted"]) expect(text).not.toContain(secret);
    }
  }
  for (const key of await database.getAll("keys")) expect(key.extractable).toBe(false);
  database.close();
});
