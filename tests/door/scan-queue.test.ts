import { describe, expect, test } from "vitest";
import type { ScanToSend, ToSend, UndoToSend } from "~/app/door/items";
import { type Entry, memoryQueueStore, orInMemory, type QueueStore } from "~/app/door/queue-store";
import { scanQueue } from "~/app/door/scan-queue";
import { type Answer, admitted, fakeApi, noConnection, refusedAs, signInRequired } from "./fake-api";
import { fakeDevice } from "./fake-device";

function open(store = memoryQueueStore()) {
  const device = fakeDevice();
  const { api, server, sent, batches } = fakeApi();
  const told: string[] = [];
  const restored: Entry[] = [];
  const queue = scanQueue(api, store, device, {
    answered: (item) => told.push(`answered ${item.scanId}`),
    kept: (item, reason) => told.push(`kept ${item.scanId} ${reason}`),
    refused: (item, { code }) => told.push(`refused ${item.scanId} ${code}`),
    restored: (entries) => void restored.push(...entries),
    storageFailed: () => told.push("storage failed"),
  });
  const aScan = (scanId: string): ScanToSend => {
    const names = { door: "A", device: "1", override: false, people: null, clockOffsetMs: null };
    return { kind: "entry", scanId, code: "x", scannedAt: device.now(), ...names };
  };
  const anUndo = (scanId: string, undoes: string): UndoToSend => {
    return { kind: "undo", scanId, undoes, scannedAt: device.now(), clockOffsetMs: null };
  };
  const ids = () => sent.map(({ item }) => item.scanId);
  return { queue, device, server, sent, batches, restored, told, store, aScan, anUndo, ids };
}

const waitAsked = async (): Promise<Answer> => ({ outcome: "wait", milliseconds: 3_000 });

describe("a scan", () => {
  test("is in the store before it is sent, and leaves it once answered", async () => {
    const { queue, device, server, store, aScan, told } = open();
    const stored: number[] = [];
    server.answer = async (item) => {
      stored.push((await store.all()).length);
      return admitted(item);
    };
    await queue.add(aScan("a"));
    await device.pass(0);
    expect([stored, await store.all(), told]).toEqual([[1], [], ["answered a"]]);
  });

  test("is kept after a lost connection and sent again with the same id by itself", async () => {
    const { queue, device, server, aScan, told, ids } = open();
    server.answer = noConnection;
    await queue.add(aScan("a"));
    await device.pass(0);
    server.answer = async (item) => admitted(item);
    await device.pass(1_000);
    expect(told).toEqual(["kept a no-connection", "answered a"]);
    expect(ids()).toEqual(["a", "a"]);
  });

  test("is retried ever more slowly, at most every quarter of a minute", async () => {
    const { queue, device, server, sent, aScan } = open();
    server.answer = noConnection;
    await queue.add(aScan("a"));
    await device.pass(120_000);
    const waits = sent.slice(1).map(({ verdictMs }, at) => verdictMs - (sent[at]?.verdictMs ?? 0));
    expect(waits.slice(0, 6)).toEqual([1_000, 2_000, 4_000, 8_000, 15_000, 15_000]);
  });

  test("never waits for an older one that hangs", async () => {
    const { queue, device, server, aScan, told } = open();
    server.answer = (item) =>
      item.scanId === "a" ? new Promise(() => undefined) : Promise.resolve(admitted(item));
    await queue.add(aScan("a"));
    await queue.add(aScan("b"));
    await device.pass(0);
    expect(told).toEqual(["answered b"]);
  });

  test("that the server cannot take does not hold up the others", async () => {
    const { queue, device, server, aScan, told } = open();
    server.answer = noConnection;
    for (const id of ["poison", "b"]) await queue.add(aScan(id));
    await device.pass(0);
    server.answer = (item) => (item.scanId === "poison" ? noConnection() : Promise.resolve(admitted(item)));
    await device.pass(4_000);
    expect(told).toContain("answered b");
  });

  test("that is refused stays in the store with the reason until somebody has seen it, and is not sent again", async () => {
    const { queue, device, server, store, aScan, told, ids } = open();
    server.answer = async () => ({ outcome: "refused", status: 409, code: "scan-id-reused", detail: "" });
    await queue.add(aScan("a"));
    await device.pass(60_000);
    expect([told, ids()]).toEqual([["refused a scan-id-reused"], ["a"]]);
    expect(await store.all()).toMatchObject([{ item: { scanId: "a" }, refused: { code: "scan-id-reused" } }]);
    await queue.putAside("a");
    expect(await store.all()).toEqual([]);
  });

  test("waits as long as a busy server asks", async () => {
    const { queue, device, server, aScan, ids } = open();
    server.answer = waitAsked;
    await queue.add(aScan("a"));
    await device.pass(2_999);
    expect(ids()).toEqual(["a"]);
    await device.pass(1);
    expect(ids()).toEqual(["a", "a"]);
  });

  test("measures how long it took so far, waiting included", async () => {
    const { queue, device, server, sent, aScan } = open();
    server.answer = noConnection;
    await queue.add({ ...aScan("a"), scannedAt: new Date(device.now().getTime() - 80) });
    await device.pass(1_000);
    expect(sent.map(({ verdictMs }) => verdictMs)).toEqual([80, 1_080]);
  });
});

describe("an ended sign-in", () => {
  test("keeps the scan and its id until somebody signed in again", async () => {
    const { queue, device, server, aScan, told, ids } = open();
    server.answer = signInRequired;
    await queue.add(aScan("a"));
    await device.pass(120_000);
    expect([told, ids()]).toEqual([["kept a sign-in-required"], ["a"]]);
    server.answer = async (item) => admitted(item);
    queue.sendNow();
    await device.pass(0);
    expect([told.at(-1), ids()]).toEqual(["answered a", ["a", "a"]]);
  });
});

describe("a queue", () => {
  test("drains by itself once one of its items was answered", async () => {
    const { queue, device, server, aScan, told } = open();
    server.answer = noConnection;
    for (const id of ["a", "b", "c", "d", "e", "f", "g"]) await queue.add(aScan(id));
    await device.pass(0);
    server.answer = async (item) => admitted(item);
    await device.pass(1_000);
    expect(told.filter((line) => line.startsWith("answered"))).toHaveLength(7);
  });

  test("sends what has piled up in one request, at most a hundred at a time, in the order of the scans", async () => {
    const { queue, device, server, aScan, batches, ids, told } = open();
    server.answer = noConnection;
    const many = Array.from({ length: 150 }, (_, n) => `s${n}`);
    for (const id of many) await queue.add(aScan(id));
    await device.pass(0);
    server.answer = async (item) => admitted(item);
    queue.sendNow();
    await device.pass(0);
    expect(batches.map((batch) => batch.length)).toEqual([100, 50]);
    expect(ids().slice(150)).toEqual(many);
    expect(told.filter((line) => line.startsWith("answered"))).toHaveLength(150);
  });

  test("goes on where one item of a batch is refused", async () => {
    const { queue, device, server, aScan, told } = open();
    server.answer = noConnection;
    for (const id of ["a", "b", "c"]) await queue.add(aScan(id));
    await device.pass(0);
    server.answer = async (item) =>
      item.scanId === "b"
        ? { outcome: "refused", status: 422, code: "values-not-accepted", detail: "" }
        : admitted(item);
    queue.sendNow();
    await device.pass(0);
    expect(told.slice(3).sort()).toEqual(["answered a", "answered c", "refused b values-not-accepted"]);
  });

  test("sends an undo behind its scan where both go in one batch", async () => {
    const { queue, device, server, aScan, anUndo, batches } = open();
    server.answer = noConnection;
    await queue.add(aScan("a"));
    await queue.add(anUndo("u", "a"));
    await device.pass(0);
    server.answer = async (item) => admitted(item);
    queue.sendNow();
    await device.pass(0);
    expect(batches).toEqual([["a", "u"]]);
  });

  test("keeps what was told meanwhile, unless the server has answered already", async () => {
    const { queue, device, server, store, aScan } = open();
    server.answer = noConnection;
    await queue.add(aScan("a"));
    await device.pass(0);
    const told = { outcome: "admitted", people: 1 } as const;
    expect(await queue.amend({ ...aScan("a"), told })).toBe(true);
    expect(await store.all()).toMatchObject([{ item: { scanId: "a", told } }]);
    server.answer = async (item) => admitted(item);
    queue.sendNow();
    await device.pass(0);
    expect(await queue.amend({ ...aScan("a"), told })).toBe(false);
    expect(await store.all()).toEqual([]);
  });

  test("tells what an earlier page left, what was refused among it, and sends the rest", async () => {
    const store = memoryQueueStore();
    const { aScan } = open();
    const problem = { status: 409, code: "scan-id-reused", detail: "" };
    await store.put({ item: aScan("bad"), refused: problem });
    await store.put({ item: aScan("left") });
    const { device, restored, ids } = open(store);
    await device.pass(0);
    expect(restored.map(({ item, refused }) => [item.scanId, refused?.code])).toEqual([
      ["bad", "scan-id-reused"],
      ["left", undefined],
    ]);
    expect(ids()).toEqual(["left"]);
  });

  test("goes on in memory where the store takes no more, and says so", async () => {
    const full = { ...memoryQueueStore(), put: () => Promise.reject(new Error("QuotaExceededError")) };
    const { queue, device, told, aScan } = open(full);
    await queue.add(aScan("a"));
    await device.pass(0);
    expect(told).toEqual(["storage failed", "answered a"]);
  });

  test("sends an undo only after the scan that it takes back was answered", async () => {
    const { queue, device, server, aScan, anUndo, ids } = open();
    server.answer = noConnection;
    await queue.add(aScan("a"));
    await queue.add(anUndo("u", "a"));
    await device.pass(0);
    expect(ids()).toEqual(["a"]);
    server.answer = async (item) => admitted(item);
    await device.pass(1_000);
    expect(ids()).toEqual(["a", "a", "u"]);
  });

  test("sends what an earlier page left in the store", async () => {
    const store = memoryQueueStore();
    const left: ToSend = open().aScan("left");
    await store.put({ item: left });
    const { device, told } = open(store);
    await device.pass(0);
    expect(told).toEqual(["answered left"]);
  });

  test("sends nothing more once it is stopped", async () => {
    const { queue, device, server, aScan, ids } = open();
    server.answer = noConnection;
    await queue.add(aScan("a"));
    await device.pass(0);
    queue.stop();
    await device.pass(60_000);
    expect(ids()).toEqual(["a"]);
  });
});

describe("a sign-in that may not send these scans", () => {
  async function aQueueOf(...scanIds: string[]) {
    const store = memoryQueueStore();
    for (const scanId of scanIds) await store.put({ item: open().aScan(scanId) });
    return store;
  }

  test("refuses none of them, alone or together: the right one sends them", async () => {
    for (const waiting of [["a"], ["a", "b", "c"]]) {
      const store = await aQueueOf(...waiting);
      const wrong = open(store);
      wrong.server.answer = refusedAs(403, "not-allowed");
      wrong.server.whole = refusedAs(403, "not-allowed");
      await wrong.device.pass(600_000);
      expect(wrong.told).toEqual(waiting.map((id) => `kept ${id} sign-in-required`));
      expect((await store.all()).map(({ refused }) => refused)).toEqual(waiting.map(() => undefined));
      const right = open(store);
      await right.device.pass(0);
      expect(right.told).toEqual(waiting.map((id) => `answered ${id}`));
    }
  });

  test("is not taken for the event's end where a whole request finds nothing", async () => {
    const { device, server, told, store } = open(await aQueueOf("a", "b"));
    server.whole = refusedAs(404, "not-found");
    await device.pass(600_000);
    expect(told).toEqual(["kept a sign-in-required", "kept b sign-in-required"]);
    expect(await store.all()).toHaveLength(2);
  });

  test.each([413, 422])(
    "a request answered %i goes in halves, so that one item alone is refused",
    async (status) => {
      const { device, server, told, batches } = open(await aQueueOf("a", "b", "c", "d", "e"));
      const refuse = refusedAs(status, "values-not-accepted");
      server.whole = (items) => (items.some(({ scanId }) => scanId === "d") ? refuse() : null);
      await device.pass(60_000);
      expect(told).toEqual([
        "answered a",
        "answered b",
        "answered c",
        "refused d values-not-accepted",
        "answered e",
      ]);
      expect(batches[0]).toHaveLength(5);
    },
  );

  test.each(["not-allowed", "override-not-allowed", "device-over"])(
    "leaves what was refused as %s to the next visit, which tries again",
    async (code) => {
      const store = memoryQueueStore();
      await store.put({ item: open().aScan("a"), refused: { status: 403, code, detail: "" } });
      const { device, restored, told } = open(store);
      await device.pass(0);
      expect([restored.map(({ refused }) => refused), told]).toEqual([[undefined], ["answered a"]]);
    },
  );

  test("a refused scan is sent again where somebody asks", async () => {
    const { queue, device, server, store, aScan, told } = open();
    server.answer = refusedAs(409, "scan-id-reused");
    await queue.add(aScan("a"));
    await device.pass(0);
    server.answer = async (item) => admitted(item);
    await queue.sendAgain("a");
    await device.pass(0);
    expect([told.at(-1), await store.all()]).toEqual(["answered a", []]);
  });
});

describe("a store that fails", () => {
  const broken = async () => {
    throw new Error("connection to indexed database server lost");
  };

  test("to forget what was answered holds up nothing", async () => {
    const lasting: QueueStore = { all: async () => [], put: broken, remove: broken };
    const { queue, device, server, told, aScan } = open(orInMemory(lasting, memoryQueueStore()));
    server.answer = noConnection;
    for (const id of ["a", "b", "c"]) await queue.add(aScan(id));
    await device.pass(0);
    server.answer = async (item) => admitted(item);
    queue.sendNow();
    await device.pass(0);
    expect(told.filter((line) => line.startsWith("answered"))).toEqual([
      "answered a",
      "answered b",
      "answered c",
    ]);
  });

  test("to tell what waits is told", async () => {
    const { device, told } = open({ ...memoryQueueStore(), all: broken });
    await device.pass(0);
    expect(told).toEqual(["storage failed"]);
  });

  test("leaves what memory took for it in sight", async () => {
    const memory = memoryQueueStore();
    const store = orInMemory({ ...memoryQueueStore(), put: broken }, memory);
    await store.put({ item: open().aScan("a") }).catch(() => undefined);
    expect(await store.all()).toHaveLength(1);
  });
});

describe("a verdict that this device told", () => {
  const told = { outcome: "admitted", people: 1 } as const;

  test("gives way to the server's where that came while it was written", async () => {
    const base = memoryQueueStore();
    let release = (): void => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    let isSlow = false;
    const slow: QueueStore = {
      ...base,
      put: async (entry) => {
        if (isSlow) await gate;
        await base.put(entry);
      },
    };
    const { queue, device, server, aScan, sent } = open(slow);
    let answer: (value: Answer) => void = () => {};
    server.answer = () =>
      new Promise((resolve) => {
        answer = resolve;
      });
    await queue.add(aScan("a"));
    isSlow = true;
    const amended = queue.amend({ ...aScan("a"), told });
    const [first] = sent;
    if (first) answer(admitted(first.item));
    await device.pass(0);
    release();
    expect(await amended).toBe(false);
    expect(await base.all()).toEqual([]);
  });

  test("is told once", async () => {
    const { queue, device, server, aScan } = open();
    server.answer = noConnection;
    await queue.add(aScan("a"));
    await device.pass(0);
    expect(await queue.amend({ ...aScan("a"), told })).toBe(true);
    expect(await queue.amend({ ...aScan("a"), told })).toBe(false);
  });
});

test("nothing that waited is sent before the page has taken it in", async () => {
  const store = memoryQueueStore();
  await store.put({ item: open().aScan("a") });
  const device = fakeDevice();
  const { api, sent } = fakeApi();
  let done = (): void => {};
  const queue = scanQueue(api, store, device, {
    restored: () =>
      new Promise((resolve) => {
        done = resolve;
      }),
    answered: () => {},
    kept: () => {},
    refused: () => {},
    storageFailed: () => {},
  });
  await device.pass(0);
  queue.sendNow();
  await device.pass(0);
  expect(sent).toEqual([]);
  done();
  await device.pass(0);
  expect(sent).toHaveLength(1);
});
