import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Change } from "~/app/adapters/live/live";
import { postgresLive } from "~/app/adapters/live/postgres-live.server";
import { connect } from "~/db/client.server";
import { createTestDatabase, type TestDatabase } from "~/tests/factories/database";
import { openLink } from "~/tests/factories/link";
import { until } from "~/tests/faults/processes";

const attendance = (eventId: string): Change => ({ kind: "attendance", centerId: "c", eventId });
const pause = 250;

/** A process of its own as far as the database can tell, with what it heard. */
function openProcess(url: string, faults: unknown[], listenUrl = url) {
  const { sql, close } = connect(url);
  const live = postgresLive(sql, listenUrl, (error) => faults.push(error));
  const heard: (Change | null)[] = [];
  live.subscribe((change) => heard.push(change));
  return {
    live,
    heard,
    hears: (change: Change | null) => until("the change arrives", () => heard.some(isLike(change)), 10_000),
    times: (change: Change | null) => heard.filter(isLike(change)).length,
    close: async () => {
      await live.close();
      await close();
    },
  };
}

const isLike = (change: Change | null) => (other: Change | null) =>
  JSON.stringify(other) === JSON.stringify(change);

let database: TestDatabase;
let one: ReturnType<typeof openProcess>;
let two: ReturnType<typeof openProcess>;
let faults: unknown[];

beforeEach(async () => {
  database = await createTestDatabase();
  faults = [];
  one = openProcess(database.url, faults);
  two = openProcess(database.url, faults);
  await until("both listen", async () => (await listeners()).length === 2);
});
afterEach(async () => {
  await one.close();
  await two.close();
  await database.drop();
  expect(faults).toEqual([]);
});

async function listeners(): Promise<number[]> {
  const rows = await database.database.sql<{ pid: number }[]>`
    select pid from pg_stat_activity
    where datname = current_database() and state = 'idle' and query = 'listen "fairday"'`;
  return rows.map(({ pid }) => pid);
}

describe("a change", () => {
  test("that one process announces arrives in every process, as it was announced", async () => {
    const changes: Change[] = [
      attendance("e1"),
      { kind: "access", centerId: "c", holderId: "h" },
      { kind: "center", centerId: "c" },
      { kind: "outbox" },
    ];
    for (const change of changes) one.live.announce(change);
    for (const change of changes) await Promise.all([one.hears(change), two.hears(change)]);
  });

  test("is not told any more to a listener that left", async () => {
    const heard: unknown[] = [];
    two.live.subscribe((change) => heard.push(change))();
    one.live.announce(attendance("e1"));
    await two.hears(attendance("e1"));
    expect(heard).toEqual([]);
  });

  test("that is announced fifty times in a burst goes out at once, and once more for the rest", async () => {
    for (let n = 0; n < 50; n++) one.live.announce(attendance("e1"));
    await until("the rest arrives", () => two.times(attendance("e1")) >= 2, 10_000);
    one.live.announce({ kind: "outbox" });
    await two.hears({ kind: "outbox" });
    expect(two.times(attendance("e1"))).toBe(2);
  });

  test("that goes on and on is told at most four times a second", async () => {
    const began = performance.now();
    const goOn = () => {
      one.live.announce(attendance("e1"));
      return two.times(attendance("e1")) >= 5;
    };
    await until("it arrives for the fifth time", goOn, 10_000);
    // Four pauses lie between five; a timer may be a millisecond early.
    expect(performance.now() - began).toBeGreaterThan(4 * (pause - 2));
  });

  test("does not wait for the pause of another thing", async () => {
    for (const change of [attendance("e1"), attendance("e1"), attendance("e2")]) one.live.announce(change);
    await until("all arrive", () => two.heard.length === 3, 10_000);
    expect(two.heard.at(-1)).toEqual(attendance("e1"));
  });

  test("that waits for the end of its pause goes out when its process ends", async () => {
    one.live.announce(attendance("e1"));
    one.live.announce(attendance("e1"));
    await one.close();
    await until("the second arrives", () => two.times(attendance("e1")) === 2, 10_000);
  });
});

describe("a lost connection", () => {
  test("is told as null once it listens again, and hears then", async () => {
    const { sql } = database.database;
    for (const pid of await listeners()) await sql`select pg_terminate_backend(${pid})`;
    await Promise.all([one.hears(null), two.hears(null)]);
    one.live.announce(attendance("e1"));
    await two.hears(attendance("e1"));
    expect([two.times(null), two.times(attendance("e1"))]).toEqual([1, 1]);
  });

  test("is not told of the first time that it listens", async () => {
    one.live.announce(attendance("e1"));
    await two.hears(attendance("e1"));
    expect(two.times(null)).toBe(0);
  });

  test("that died without a word is replaced by itself", async () => {
    const link = await openLink(Number(new URL(database.url).port));
    const throughLink = new URL(database.url);
    throughLink.port = String(link.port);
    const three = openProcess(database.url, faults, throughLink.href);
    await until("the third listens", async () => (await listeners()).length === 3);
    link.cut();
    one.live.announce(attendance("e1"));
    await two.hears(attendance("e1"));
    expect(three.heard).toEqual([]);
    link.mend();
    await until("the third is told to read again", () => three.times(null) > 0, 20_000);
    one.live.announce(attendance("e2"));
    await three.hears(attendance("e2"));
    await three.close();
    await link.close();
  });

  test("that never was one does not keep a process from ending", async () => {
    const told: unknown[] = [];
    const lost = openProcess("postgres://nobody@127.0.0.1:1/nothing", told);
    await until("it is told", () => told.length > 0, 10_000);
    await expect(lost.close()).resolves.toBeUndefined();
  });
});
