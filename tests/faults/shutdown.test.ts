import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq, sql } from "drizzle-orm";
import { afterEach, beforeAll, expect, test } from "vitest";
import { enqueueMessages } from "~/app/commands/parts/enqueue-messages.server";
import { sendDue } from "~/app/worker/worker.server";
import { events, outbox, workers } from "~/db/schema";
import { anApiToken } from "../factories/server";
import { createTestServices, type TestServices } from "../factories/services";
import { startSilentServer } from "../factories/smtp";
import { buildApplication, freePort, startApplication, until } from "./processes";
import { anOpenDoor, sharedKeys } from "./setting";

const ends: (() => Promise<unknown> | void)[] = [];

beforeAll(buildApplication, 180_000);
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** The application beside a test's services, ended with the test. */
async function started(services: TestServices, env: Readonly<Record<string, string>> = {}) {
  const dataDir = mkdtempSync(join(tmpdir(), "fairday-shutdown-"));
  ends.push(() => rmSync(dataDir, { recursive: true, force: true }));
  const port = await freePort();
  const app = await startApplication({
    ...sharedKeys,
    PORT: String(port),
    DATA_DIR: dataDir,
    DATABASE_URL: services.url,
    ...env,
  });
  ends.push(() => app.end("SIGKILL"));
  return { app, origin: `http://127.0.0.1:${port}` };
}

async function aDatabase(): Promise<TestServices> {
  const services = await createTestServices();
  ends.push(services.drop);
  services.clock.set(new Date());
  return services;
}

const streams = 50;

/** Reads a stream to its end and gives what it said. */
async function wholeOf(response: Response): Promise<string> {
  return response.text().catch(() => "cut off");
}

test("a SIGTERM ends open streams with a hint, answers what is under way and exits with 0 within ten seconds", {
  timeout: 60_000,
}, async () => {
  const services = await aDatabase();
  const { eventId, codes, token } = await anOpenDoor(services, 20);
  const { app, origin } = await started(services);

  const address = `${origin}/api/v1/events/${eventId}`;
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

/** Holds an event's row until it is told to let go, so that who wants a place of it waits. */
async function heldEvent(services: TestServices, eventId: string) {
  let letGo = () => {};
  const until = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  let isHeld = () => {};
  const held = new Promise<void>((resolve) => {
    isHeld = resolve;
  });
  const done = services.db.transaction(async (tx) => {
    await tx.execute(sql`select 1 from events where id = ${eventId} for update`);
    isHeld();
    await until;
  });
  await held;
  return async () => {
    letGo();
    await done;
  };
}

test("a SIGTERM is told to probes first, then streams end, then requests, then mails are given back: under ten seconds", {
  timeout: 90_000,
}, async () => {
  const services = await aDatabase();
  const { center, eventId, token } = await anOpenDoor(services, 2);
  await services.db.update(events).set({ capacity: 20 });
  await services.db.delete(outbox);
  const silent = await startSilentServer();
  ends.push(silent.close);
  const { app, origin } = await started(services, { SMTP_URL: silent.url, DRAIN_DELAY: "1" });
  const staff = await anApiToken(services, center, "staff");
  const address = `${origin}/api/v1/events/${eventId}`;
  const order: string[] = [];
  await until("it is ready", async () => (await fetch(`${origin}/readyz`)).status === 200);

  const stream = await fetch(`${address}/attendance/stream`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const streamed = wholeOf(stream).then((said) => {
    order.push("the stream ends");
    return said;
  });
  const message = { kind: "test-mail" as const, dedupeKey: "hangs", recipient: "staff@mail.example" };
  await services.db.transaction((tx) => enqueueMessages(tx, services, center, [message]));
  await until("a mail hangs", async () => (await services.db.select().from(outbox))[0]?.leaseUntil !== null);
  const letGo = await heldEvent(services, eventId);
  ends.push(letGo);
  const slow = fetch(`${address}/registrations`, {
    method: "POST",
    headers: { authorization: `Bearer ${staff}`, "content-type": "application/json" },
    body: JSON.stringify({ name: "Late Comer" }),
  }).then(({ status }) => {
    order.push(`the request is answered with ${status}`);
  });
  await until("the request waits", async () => {
    const [row] = await services.sql<{ waiting: number }[]>`
      select count(*)::int as waiting from pg_locks where not granted`;
    return (row?.waiting ?? 0) > 0;
  });

  const began = performance.now();
  const ended = app.end("SIGTERM").then((code) => {
    order.push(`the process ends with ${code}`);
  });
  await until("it says that it drains", async () => {
    const answer = await fetch(`${origin}/readyz`);
    const { checks } = await answer.json();
    return answer.status === 503 && checks.process === "draining";
  });
  order.push("it is not ready");
  expect((await fetch(`${origin}/healthz`)).status).toBe(200);
  expect(await streamed).toMatch(/retry: 1000\n\n$/);
  await letGo();
  await Promise.all([slow, ended]);

  expect(performance.now() - began).toBeLessThan(10_000);
  expect(order).toEqual([
    "it is not ready",
    "the stream ends",
    "the request is answered with 201",
    "the process ends with 0",
  ]);
  expect(await services.db.$count(workers)).toBe(0);
  const [mail] = await services.db.select().from(outbox).where(eq(outbox.dedupeKey, "hangs"));
  expect(mail).toMatchObject({ state: "queued", leaseUntil: null });
  services.clock.set(new Date());
  await sendDue(services, {
    originOf: async () => origin,
    onError: (fault) => {
      throw fault;
    },
  });
  expect(services.mailer.sent.map(({ messageId }) => messageId)).toContain(mail?.messageId);
});
