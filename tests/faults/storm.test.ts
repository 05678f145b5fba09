import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq, inArray } from "drizzle-orm";
import { afterEach, beforeAll, expect, test } from "vitest";
import { startEmbeddedPostgres } from "~/app/adapters/postgres/embedded.server";
import { connect } from "~/db/client.server";
import { migrateDatabase } from "~/db/migrate.server";
import { admissions, scans } from "~/db/schema";
import { createTestServices, servicesOn } from "../factories/services";
import { buildApplication, freePort, type Running, startApplication, until } from "./processes";
import { type Acknowledged, anOpenDoor, scanStorm, sharedKeys } from "./setting";

const ends: (() => Promise<unknown> | void)[] = [];

beforeAll(buildApplication, 180_000);
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "fairday-storm-"));
  ends.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const visitors = 240;

/** Every scan that was answered is kept, and each ticket let one person in. */
async function expectNothingLost(
  db: ReturnType<typeof connect>["db"],
  eventId: string,
  answered: Acknowledged[],
): Promise<void> {
  expect(answered).toHaveLength(visitors);
  expect(answered.every(({ outcome }) => outcome === "admitted")).toBe(true);
  const ids = answered.map(({ scanId }) => scanId);
  expect(await db.$count(scans, inArray(scans.scanId, ids))).toBe(visitors);
  expect(await db.$count(admissions, eq(admissions.eventId, eventId))).toBe(visitors);
}

test("an application killed in a storm of scans loses none that it answered", {
  timeout: 120_000,
}, async () => {
  const services = await createTestServices();
  ends.push(services.drop);
  services.clock.set(new Date());
  const door = await anOpenDoor(services, visitors);
  const port = await freePort();
  const env = { ...sharedKeys, PORT: String(port), DATA_DIR: aFolder(), DATABASE_URL: services.url };
  let app: Running = await startApplication(env);
  ends.push(() => app.end("SIGKILL"));
  const restarts: Promise<void>[] = [];
  const killAndStart = async () => {
    await app.end("SIGKILL");
    app = await startApplication(env);
  };
  const answered = await scanStorm(`http://127.0.0.1:${port}`, door, services.ids.uuid, (answers) => {
    if (answers >= visitors / 3 && restarts.length === 0) restarts.push(killAndStart());
  });
  await Promise.all(restarts);
  expect(restarts).toHaveLength(1);
  await expectNothingLost(services.db, door.eventId, answered);
});

/** The counts that an open stream says, the newest last. Ends with the test. */
async function openStream(origin: string, door: { eventId: string; token: string }): Promise<string[]> {
  const said: string[] = [];
  const leaving = new AbortController();
  ends.push(() => leaving.abort());
  const response = await fetch(`${origin}/api/v1/events/${door.eventId}/attendance/stream`, {
    headers: { authorization: `Bearer ${door.token}` },
    signal: leaving.signal,
  });
  const read = async () => {
    const words = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    for (let part = await words?.read(); part?.done === false; part = await words?.read())
      said.push(part.value);
  };
  read().catch(() => said.push("cut off"));
  return said;
}

test("a database killed in a storm of scans comes back by itself; no answered scan is lost, and open streams count them all", {
  timeout: 120_000,
}, async () => {
  const dataDir = aFolder();
  const postgres = await startEmbeddedPostgres({ dataDir, log: () => {} });
  ends.push(postgres.stop);
  await migrateDatabase(postgres.url, "db/migrations");
  const database = connect(postgres.url);
  ends.push(database.close);
  const services = servicesOn(database);
  services.clock.set(new Date());
  const door = await anOpenDoor(services, visitors);
  const port = await freePort();
  const app = await startApplication({ ...sharedKeys, PORT: String(port), DATA_DIR: dataDir });
  ends.push(() => app.end());
  const origin = `http://127.0.0.1:${port}`;
  const said = await openStream(origin, door);
  let isKilled = false;
  const answered = await scanStorm(origin, door, services.ids.uuid, (answers) => {
    if (isKilled || answers < visitors / 3) return;
    isKilled = true;
    const [pid] = readFileSync(join(postgres.home, "data", "postmaster.pid"), "utf8").split("\n");
    process.kill(Number(pid), "SIGQUIT");
  });
  expect(isKilled).toBe(true);
  await expectNothingLost(database.db, door.eventId, answered);
  await until("the stream counts all", () => said.join("").includes(`"admitted":${visitors}`));
  expect(said).not.toContain("cut off");
});
