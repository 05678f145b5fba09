import { describe, expect, test } from "vitest";
import {
  memoryQueueStore,
  type ScanToSend,
  scanQueue,
  type ToSend,
  type UndoToSend,
} from "~/app/door/scan-queue";
import { type Answer, admitted, fakeApi, noConnection, signInRequired } from "./fake-api";
import { fakeDevice } from "./fake-device";

function open(store = memoryQueueStore()) {
  const device = fakeDevice();
  const { api, server, sent } = fakeApi();
  const told: string[] = [];
  const queue = scanQueue(api, store, device, {
    answered: (item) => told.push(`answered ${item.scanId}`),
    kept: (item, reason) => told.push(`kept ${item.scanId} ${reason}`),
    refused: (item, { code }) => told.push(`refused ${item.scanId} ${code}`),
  });
  const aScan = (scanId: string): ScanToSend => {
    const names = { door: "A", device: "1", override: false };
    return { kind: "scan", scanId, code: "x", scannedAt: device.now(), ...names };
  };
  const anUndo = (scanId: string, undoes: string): UndoToSend => {
    return { kind: "undo", scanId, undoes, scannedAt: device.now() };
  };
  const ids = () => sent.map(({ item }) => item.scanId);
  return { queue, device, server, sent, told, store, aScan, anUndo, ids };
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

  test("that is refused is told with the reason, leaves the store, and is not sent again", async () => {
    const { queue, device, server, store, aScan, told, ids } = open();
    server.answer = async () => ({ outcome: "refused", status: 409, code: "scan-id-reused", detail: "" });
    await queue.add(aScan("a"));
    await device.pass(60_000);
    expect([told, await store.all(), ids()]).toEqual([["refused a scan-id-reused"], [], ["a"]]);
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

  test("sends at most four at once when it drains", async () => {
    const { queue, device, server, aScan } = open();
    server.answer = noConnection;
    for (const id of ["a", "b", "c", "d", "e", "f"]) await queue.add(aScan(id));
    await device.pass(0);
    let under = 0;
    server.answer = () => {
      under += 1;
      return new Promise(() => undefined);
    };
    queue.sendNow();
    await device.pass(0);
    expect(under).toBe(4);
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
    await store.put(left);
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
