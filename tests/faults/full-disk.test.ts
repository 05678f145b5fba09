import { spawnSync } from "node:child_process";
import { chmodSync, closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq, inArray } from "drizzle-orm";
import { afterEach, beforeAll, expect, test } from "vitest";
import { findEmbeddedPostgres, startEmbeddedPostgres } from "~/app/adapters/postgres/embedded.server";
import { connect } from "~/db/client.server";
import { migrateDatabase } from "~/db/migrate.server";
import { admissions, apiTokens, registrations, scans } from "~/db/schema";
import { aPublishedEvent } from "../factories/center";
import { servicesOn } from "../factories/services";
import { buildApplication, freePort, startApplication, until } from "./processes";
import { anOpenDoor, sharedKeys } from "./setting";

const isRoot = process.getuid?.() === 0 && process.platform === "linux";
const ends: (() => Promise<unknown> | void)[] = [];

beforeAll(buildApplication, 300_000);
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** A disk of its own, of so many megabytes. */
function aDisk(megabytes: number): string {
  const folder = mkdtempSync(join(tmpdir(), "fairday-disk-"));
  const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m,mode=755`, "tmpfs", folder]);
  if (mounted.status !== 0) throw new Error(`mount: ${mounted.stderr.toString()}`);
  ends.push(() => {
    spawnSync("umount", ["-l", folder]);
    rmSync(folder, { recursive: true, force: true });
  });
  chmodSync(folder, 0o755);
  return folder;
}

/** Writes until nothing more fits. */
function fill(path: string): void {
  const file = openSync(path, "w");
  for (const size of [1 << 20, 4096]) {
    const block = Buffer.alloc(size, 1);
    try {
      while (writeSync(file, block) === size);
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "ENOSPC")) throw error;
    }
  }
  closeSync(file);
}

/** Data on a disk of 100 MB, with an application on it and what asks it. */
async function onSmallDisk() {
  const disk = aDisk(100);
  const dataDir = join(disk, "data");
  mkdirSync(dataDir, { mode: 0o755 });
  const postgres = await startEmbeddedPostgres({ dataDir, log: () => {} });
  await migrateDatabase(postgres.url, "db/migrations");
  const database = connect(postgres.url);
  const services = servicesOn(database);
  services.clock.set(new Date());
  const door = await anOpenDoor(services, 60);
  const eventId = await aPublishedEvent(services, door.center, { capacity: null });
  const staff = services.ids.secret();
  await services.db.insert(apiTokens).values({
    ...{
      centerId: door.center.id,
      id: services.ids.uuid(),
      label: "staff",
      tokenHash: services.codes.hash(staff),
    },
    ...{ role: "staff" as const, createdBy: "test", createdAt: services.clock.now() },
  });
  const port = String(await freePort());
  const app = await startApplication({ ...sharedKeys, PORT: port, DATA_DIR: dataDir });
  ends.push(() => app.end());
  await database.close();
  await postgres.stop();
  const answers: Answer[] = [];
  const ask = async (token: string, path: string, body: object): Promise<Answer> => {
    const response = await fetch(`http://127.0.0.1:${port}/api/v1/events/${path}`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    const answer = { status: response.status, text: await response.text() };
    answers.push(answer);
    return answer;
  };
  const scanned: string[] = [];
  const registered: string[] = [];
  return {
    app,
    answers,
    scanned,
    registered,
    eventId: door.eventId,
    filler: join(disk, "filler"),
    database: async () =>
      connect((await findEmbeddedPostgres(dataDir)) ?? "postgres://nobody@127.0.0.1:1/none"),
    scan: async () => {
      const scanId = crypto.randomUUID();
      const answer = await ask(door.token, `${door.eventId}/scans`, { scanId, code: door.codes.pop() });
      if (answer.status < 300) scanned.push(scanId);
      return answer.status;
    },
    register: async () => {
      const answer = await ask(staff, `${eventId}/registrations`, { name: "A visitor of the full disk" });
      if (answer.status < 300) registered.push(JSON.parse(answer.text).id);
      return answer.status;
    },
  };
}

interface Answer {
  status: number;
  text: string;
}

test("a full disk refuses what cannot be kept and never says that it was, and all goes on once there is room; the database that ended meanwhile too (needs root, to mount a small disk)", {
  timeout: 240_000,
  skip: !isRoot,
}, async () => {
  const place = await onSmallDisk();
  expect(await place.scan()).toBe(201);
  expect(await place.register()).toBe(201);

  fill(place.filler);
  let asked = 0;
  await until("the disk refuses a registration", async () => {
    asked += 1;
    return asked > 3_000 || (await place.register()) !== 201;
  });
  expect(place.answers.at(-1)?.status).toBe(503);

  // The log needs a new file now, and the server ends where it cannot have one.
  const filling = await place.database();
  await until("the server ended", () =>
    filling.sql`select pg_logical_emit_message(false, 'filler', repeat('x', 4000000))`.then(
      () => false,
      () => true,
    ),
  );
  await filling.sql.end({ timeout: 0 });
  // The other processes of the server end after the one that found no room: until then one of them may still answer.
  await until("all of it ended", () => place.app.output().includes("The database ended."));
  for (let n = 0; n < 5; n += 1) {
    expect([503, 500]).toContain(await place.scan());
    expect([503, 500]).toContain(await place.register());
  }
  expect(place.app.output()).toContain("No space left on device");

  rmSync(place.filler);
  await until("scans are taken again", async () => (await place.scan()) === 201);
  expect(await place.register()).toBe(201);
  for (const { status, text } of place.answers) {
    expect([201, 500, 503]).toContain(status);
    if (status !== 201) expect(text).not.toMatch(/\bat \/|node:|PostgresError|insert into|No space/);
  }
  const { db, close } = await place.database();
  expect(await db.$count(scans, inArray(scans.scanId, place.scanned))).toBe(place.scanned.length);
  expect(await db.$count(admissions, eq(admissions.eventId, place.eventId))).toBe(place.scanned.length);
  const kept = await db.select({ id: registrations.id }).from(registrations);
  const ids = new Set(kept.map(({ id }) => id));
  expect(place.registered.filter((id) => !ids.has(id))).toEqual([]);
  await close();
});
