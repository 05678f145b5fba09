import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeAll, expect, test } from "vitest";
import { createTestServices } from "../factories/services";
import { buildApplication, freePort, startApplication } from "./processes";
import { anOpenDoor, sharedKeys } from "./setting";

const ends: (() => Promise<unknown> | void)[] = [];

beforeAll(buildApplication, 180_000);
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

const streams = 50;

/** Reads a stream to its end and gives what it said. */
async function wholeOf(response: Response): Promise<string> {
  return response.text().catch(() => "cut off");
}

test("a SIGTERM ends open streams with a hint, answers what is under way and exits with 0 within ten seconds", {
  timeout: 60_000,
}, async () => {
  const services = await createTestServices();
  ends.push(services.drop);
  services.clock.set(new Date());
  const { eventId, codes, token } = await anOpenDoor(services, 20);
  const dataDir = mkdtempSync(join(tmpdir(), "fairday-shutdown-"));
  ends.push(() => rmSync(dataDir, { recursive: true, force: true }));
  const port = await freePort();
  const app = await startApplication({
    ...sharedKeys,
    PORT: String(port),
    DATA_DIR: dataDir,
    DATABASE_URL: services.url,
  });
  ends.push(() => app.end("SIGKILL"));

  const address = `http://127.0.0.1:${port}/api/v1/events/${eventId}`;
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const open = await Promise.all(
    Array.from({ length: streams }, () => fetch(`${address}/attendance/stream`, { headers })),
  );
  const said = open.map(wholeOf);
  const scans = codes.map((code) =>
    fetch(`${address}/scans`, {
      method: "POST",
      headers,
      body: JSON.stringify({ scanId: services.ids.uuid(), code }),
    }),
  );
  await Promise.race(scans);
  const began = performance.now();
  const [exit] = await Promise.all([app.end("SIGTERM"), ...scans]);
  expect(exit).toBe(0);
  expect(performance.now() - began).toBeLessThan(10_000);
  expect((await Promise.all(scans)).map(({ status }) => status)).toEqual(codes.map(() => 201));
  for (const words of await Promise.all(said)) expect(words).toMatch(/retry: 1000\n\n$/);
});
