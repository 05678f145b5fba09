import { describe, expect, test } from "vitest";
import { liveCounts } from "~/app/door/live-counts";
import { fakeApi, fakeStream } from "./fake-api";
import { fakeDevice } from "./fake-device";

const counts = (admitted: number) => ({ registered: 9, admitted, refused: 0 });

async function open() {
  const device = fakeDevice();
  const { api, server } = fakeApi();
  const stream = fakeStream();
  const told: (string | number)[] = [];
  const live = liveCounts(api, stream.open, device, {
    counts: ({ admitted }) => told.push(admitted),
    connection: (now) => {
      if (told.at(-1) !== now) told.push(now);
    },
  });
  const latest = () => stream.streams.at(-1) ?? raise();
  latest().opened();
  await device.pass(0);
  return { device, server, streams: stream.streams, told, live, latest };
}

function raise(): never {
  throw new Error("No stream was opened.");
}

describe("the counters", () => {
  test("are read from the facts when the stream opens, and follow it then", async () => {
    const { told, latest } = await open();
    latest().counts(counts(5));
    expect(told).toEqual([1, "online", 5, "online"]);
  });

  test("do not go back to an answer that is older than the stream's word", async () => {
    const { told, latest, device } = await open();
    latest().opened();
    latest().counts(counts(5));
    await device.pass(0);
    expect(told.filter(Number.isInteger)).toEqual([1, 5]);
  });

  test("are read again after the stream came back", async () => {
    const { told, latest, device, server } = await open();
    server.counts = { outcome: "no-connection" };
    latest().lost();
    await device.pass(0);
    server.counts = { outcome: "answered", answer: counts(7) };
    await device.pass(1_000);
    latest().opened();
    await device.pass(0);
    expect(told.slice(2)).toEqual(["lost", 7, "online"]);
  });

  test("come from the server by itself while the stream alone is broken", async () => {
    const { told, latest, device, server, streams } = await open();
    server.counts = { outcome: "answered", answer: counts(4) };
    latest().lost();
    await device.pass(1_000);
    expect(told.slice(2)).toEqual([4, "online"]);
    expect(streams).toHaveLength(2);
  });
});

describe("the connection", () => {
  test("is asked after when the stream is silent for twenty seconds", async () => {
    const { told, device, server } = await open();
    server.counts = { outcome: "no-connection" };
    await device.pass(19_999);
    expect(told.at(-1)).toBe("online");
    await device.pass(1);
    expect(told.at(-1)).toBe("lost");
  });

  test("is made anew where the stream kept silent over a change", async () => {
    const { device, server, streams } = await open();
    server.counts = { outcome: "answered", answer: counts(2) };
    await device.pass(20_000);
    expect(streams.map(({ closed }) => closed)).toEqual([true, false]);
  });

  test("stays while the stream is silent because nobody came", async () => {
    const { device, streams } = await open();
    await device.pass(60_000);
    expect(streams.map(({ closed }) => closed)).toEqual([false]);
  });

  test("is tried ever more slowly", async () => {
    const { latest, device, server, streams } = await open();
    server.counts = { outcome: "no-connection" };
    const opened: number[] = [];
    for (const wait of [1_000, 2_000, 4_000]) {
      latest().lost();
      await device.pass(wait - 1);
      opened.push(streams.length);
      await device.pass(1);
    }
    expect([opened, streams.length]).toEqual([[1, 2, 3], 4]);
  });

  test.each([
    ["signed-out", "sign-in-required"],
    ["withdrawn", "refused"],
  ] as const)("that is %s is not tried again until asked", async (word, outcome) => {
    const { told, latest, device, server, streams, live } = await open();
    server.counts =
      outcome === "refused" ? { outcome, status: 403, code: "not-allowed", detail: "" } : { outcome };
    latest().lost();
    await device.pass(120_000);
    expect([told.at(-1), streams.length]).toEqual([word, 1]);
    live.check();
    expect(streams).toHaveLength(2);
  });

  test("is withdrawn where the stream says so", async () => {
    const { told, latest } = await open();
    latest().ended();
    expect([told.at(-1), latest().closed]).toEqual(["withdrawn", true]);
  });
});
