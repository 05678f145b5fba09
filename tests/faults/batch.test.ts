import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { afterEach, beforeAll, expect, test } from "vitest";
import { doorApi } from "~/app/door/door-api";
import type { ScanToSend } from "~/app/door/items";
import { device, uuidOf } from "~/app/door/ports";
import { memoryQueueStore } from "~/app/door/queue-store";
import { scanQueue } from "~/app/door/scan-queue";
import { admissions, scans } from "~/db/schema";
import { createTestServices } from "../factories/services";
import { buildApplication, freePort, type Running, startApplication, until } from "./processes";
import { anOpenDoor, sharedKeys } from "./setting";

const ends: (() => Promise<unknown> | void)[] = [];

beforeAll(buildApplication, 180_000);
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

const visitors = 300;

test("an application killed in the middle of a phone's batches loses nothing and counts nothing twice", {
  timeout: 120_000,
}, async () => {
  const services = await createTestServices();
  ends.push(services.drop);
  services.clock.set(new Date());
  const door = await anOpenDoor(services, visitors);
  const folder = mkdtempSync(join(tmpdir(), "fairday-batch-"));
  ends.push(() => rmSync(folder, { recursive: true, force: true }));
  const port = await freePort();
  const env = { ...sharedKeys, PORT: String(port), DATA_DIR: folder, DATABASE_URL: services.url };
  let app: Running = await startApplication(env);
  ends.push(() => app.end("SIGKILL"));

  const origin = `http://127.0.0.1:${port}`;
  let isOnline = false;
  const fetcher: typeof fetch = (path, init) =>
    isOnline
      ? fetch(`${origin}${typeof path === "string" ? path : ""}`, {
          ...init,
          headers: { "content-type": "application/json", authorization: `Bearer ${door.token}` },
        })
      : Promise.reject(new TypeError("no signal"));
  const store = memoryQueueStore();
  const waiting = new Set<string>();
  const queue = scanQueue(doorApi(door.eventId, fetcher), store, device, {
    restored: () => {},
    answered: ({ scanId }) => void waiting.delete(scanId),
    kept: () => {},
    refused: ({ scanId }, { code }) => expect({ scanId, code }).toBeNull(),
    storageFailed: () => {},
  });
  ends.push(queue.stop);
  for (const [n, code] of door.codes.entries()) {
    const item: ScanToSend = {
      kind: "entry",
      scanId: uuidOf(crypto.getRandomValues(new Uint8Array(16))),
      scannedAt: new Date(Date.now() - (visitors - n) * 1_000),
      clockOffsetMs: 0,
      code,
      people: null,
      door: "North",
      device: "Phone",
      override: false,
      told: { outcome: "admitted", people: 1 },
    };
    waiting.add(item.scanId);
    await queue.add(item);
  }
  isOnline = true;
  queue.sendNow();
  const countStored = () => services.db.$count(scans, eq(scans.eventId, door.eventId));
  await until("the server is in the middle of a batch", async () => (await countStored()) > 20);
  await app.end("SIGKILL");
  const before = await countStored();
  expect(before).toBeLessThan(visitors);
  app = await startApplication(env);
  queue.sendNow();
  await until("the phone is empty", () => waiting.size === 0);
  expect(await countStored()).toBe(visitors);
  expect(await services.db.$count(admissions, eq(admissions.eventId, door.eventId))).toBe(visitors);
  expect(await store.all()).toEqual([]);
});
