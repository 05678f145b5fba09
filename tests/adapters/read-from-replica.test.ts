import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { postgresLive } from "~/app/adapters/live/postgres-live.server";
import type { Read } from "~/app/adapters/reading/read";
import { readFromReplica } from "~/app/adapters/reading/read-from-replica.server";
import { editEvent } from "~/app/commands/edit-event.server";
import { connect, type Database, type Db } from "~/db/client.server";
import { findEventDetail } from "~/db/queries/event-detail";
import { aCenter, aPublishedEvent } from "~/tests/factories/center";
import { servePages } from "~/tests/factories/pages";
import { startReplicatedPostgres } from "~/tests/factories/replica";
import { servicesOn } from "~/tests/factories/services";
import { until } from "~/tests/faults/processes";

let servers: Awaited<ReturnType<typeof startReplicatedPostgres>>;
let primary: Database;
let replica: Database;
let faults: unknown[];
let read: Read;

beforeAll(async () => {
  servers = await startReplicatedPostgres();
  primary = connect(servers.primary);
  replica = connect(servers.replica);
  await primary.sql`create table marks (mark int)`;
});
beforeEach(() => {
  faults = [];
  read = readFromReplica(primary, replica, (error) => faults.push(error));
});
afterEach(() => servers.resumeReplay());
afterAll(async () => {
  await primary.close();
  await replica.close();
  await servers.stop();
});

const isReplica = async (db: Db) => {
  const [row] = await db.execute<{ answer: boolean }>(sql`select pg_is_in_recovery() as answer`);
  return row?.answer;
};
const portOf = async (db: Db) => {
  const [row] = await db.execute<{ port: number }>(sql`select inet_server_port() as port`);
  return row?.port;
};
const marksIn = async (db: Db) => (await db.execute(sql`select mark from marks`)).length;
const replicaIsAsked = () => until("the replica is read", async () => (await read(isReplica)) === true);

test("a replica that is as far as the primary is read", async () => {
  await replicaIsAsked();
  expect(faults).toEqual([]);
});

test("whoever wrote reads what they wrote, also while the replica is behind", async () => {
  await replicaIsAsked();
  await servers.pauseReplay();
  const before = await read(marksIn);
  await primary.sql`insert into marks values (1)`;
  expect(await marksIn(replica.db)).toBe(before);
  expect(await read(marksIn)).toBe(before + 1);
  expect(await read(isReplica)).toBe(false);
  await servers.resumeReplay();
  await replicaIsAsked();
  expect(await read(marksIn)).toBe(before + 1);
});

test("each of a hundred writes is read at once by whoever made it, wherever that is read", async () => {
  const before = await read(marksIn);
  for (let written = 1; written <= 100; written += 1) {
    await primary.sql`insert into marks values (1)`;
    expect(await read(marksIn)).toBe(before + written);
  }
});

test("a page is never kept from a replica that has not its revision yet", async () => {
  const services = { ...servicesOn(primary), read };
  const center = await aCenter(services);
  const eventId = await aPublishedEvent(services, center);
  const event = await findEventDetail(services.db, { centerId: center.id, eventId });
  const pages = await servePages(services, { names: ["($locale)"], origin: `http://${center.host}` });
  const textOf = async (path: string) => (await pages.get(path)).text();
  const paths = [`/events/${event?.slug}`, "/events", "/events?q=day"];
  await replicaIsAsked();
  for (const path of paths) expect(await textOf(path)).toContain("Warehouse hiring day");
  await servers.pauseReplay();
  const edit = { actor: center.staff, center, eventId, patch: { title: "Night shift day" }, reason: "wrong" };
  expect(await editEvent(services, edit)).toMatchObject({ outcome: "edited" });
  for (const path of paths) expect(await textOf(path)).toContain("Night shift day");
  await servers.resumeReplay();
  await replicaIsAsked();
  for (const path of paths) expect(await textOf(path)).toContain("Night shift day");
  expect(pages.faults).toEqual([]);
});

test("what fails on the replica is answered by the primary", async () => {
  await replicaIsAsked();
  const tried: (boolean | undefined)[] = [];
  const found = await read(async (db) => {
    const isOnReplica = await isReplica(db);
    tried.push(isOnReplica);
    if (isOnReplica) throw new Error("canceling statement due to conflict with recovery");
    return "found";
  });
  expect([found, tried, faults.length]).toEqual(["found", [true, false], 1]);
});

test("while the replica is down the primary answers, the operator is told once, and it is read again later", async () => {
  await replicaIsAsked();
  await servers.stopReplica();
  for (let n = 0; n < 3; n += 1) expect(await read(isReplica)).toBe(false);
  expect(faults).toHaveLength(1);
  await servers.startReplica();
  await replicaIsAsked();
});

describe("a replica that is promoted", () => {
  const told: unknown[] = [];
  const heard: unknown[] = [];
  let live: ReturnType<typeof postgresLive>;

  beforeAll(async () => {
    live = postgresLive(replica.sql, servers.replica, (error) => told.push(error));
    live.subscribe((change) => heard.push(change));
    await until("LISTEN is refused", () => told.length > 0);
    await replicaIsAsked();
    await servers.promoteReplica();
  });
  afterAll(() => live.close());

  test("is none any more", async () => {
    expect(await isReplica(replica.db)).toBe(false);
    expect(await read(portOf)).toBe(await portOf(primary.db));
  });

  test("is heard by whoever was sent to it too early to listen", async () => {
    await until("it is heard", () => {
      live.announce({ kind: "outbox" });
      return heard.length > 0;
    });
    expect(String(told[0])).toContain("cannot execute LISTEN during recovery");
  });
});
