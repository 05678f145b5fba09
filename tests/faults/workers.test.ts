import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { getPriority, tmpdir } from "node:os";
import { join } from "node:path";
import { count, eq, not } from "drizzle-orm";
import { afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { stoppedClock } from "~/app/adapters/clock/clock";
import { enqueueMessages } from "~/app/commands/parts/enqueue-messages.server";
import { outbox } from "~/db/schema";
import { aCenter } from "../factories/center";
import { createTestServices, type TestServices } from "../factories/services";
import { startSmtpServer } from "../factories/smtp";
import {
  buildApplication,
  freePort,
  type Running,
  startApplication,
  startWorkerProcess,
  until,
} from "./processes";
import { sharedKeys } from "./setting";

let services: TestServices;
const ends: (() => Promise<unknown> | void)[] = [];

beforeAll(buildApplication, 180_000);
beforeEach(async () => {
  services = await createTestServices();
  ends.push(services.drop);
  services.clock.set(new Date());
});
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** What a process of this database is started with, by a mail server at this address. */
function environment(smtpUrl: string) {
  const dataDir = mkdtempSync(join(tmpdir(), "fairday-worker-"));
  ends.push(() => rmSync(dataDir, { recursive: true, force: true }));
  return { ...sharedKeys, DATA_DIR: dataDir, DATABASE_URL: services.url, SMTP_URL: smtpUrl };
}

async function aWorker(smtpUrl: string): Promise<Running> {
  const worker = await startWorkerProcess(environment(smtpUrl));
  ends.push(() => worker.end("SIGKILL"));
  return worker;
}

/** Messages that are due an hour from now, until the test says otherwise. */
async function someMessages(mails: number, cause = "first"): Promise<void> {
  const center = await aCenter(services);
  const anHourLater = { ...services, clock: stoppedClock(new Date(Date.now() + 3_600_000)) };
  const messages = Array.from({ length: mails }, (_, n) => ({
    kind: "test-mail" as const,
    dedupeKey: `${cause}:${n}`,
    recipient: `staff${n}@mail.example`,
  }));
  await services.db.transaction((tx) => enqueueMessages(tx, anHourLater, center, messages));
}

const makeDue = () => services.db.update(outbox).set({ nextAt: new Date(), leaseUntil: null });

async function messages() {
  return services.db
    .select({ state: outbox.state, messageId: outbox.messageId, leaseUntil: outbox.leaseUntil })
    .from(outbox)
    .orderBy(outbox.place);
}

async function untilAllAreSent(): Promise<void> {
  await until("no message waits", async () => {
    const [waiting] = await services.db
      .select({ count: count() })
      .from(outbox)
      .where(eq(outbox.state, "queued"));
    return waiting?.count === 0;
  });
}

test("two workers at once send each of 200 messages once", { timeout: 60_000 }, async () => {
  const mails = 200;
  await someMessages(mails);
  const smtp = await startSmtpServer();
  ends.push(smtp.close);
  await Promise.all([aWorker(smtp.url), aWorker(smtp.url)]);
  await makeDue();
  await untilAllAreSent();
  const sent = (await messages()).map(({ messageId }) => messageId);
  expect(smtp.mails).toHaveLength(sent.length);
  expect(new Set(smtp.mails.map(({ messageId }) => messageId))).toEqual(new Set(sent));
  expect(sent).toHaveLength(mails);
});

test("a message whose worker was killed is sent by another with the same Message-ID, once its lease ends", {
  timeout: 60_000,
}, async () => {
  await someMessages(1);
  const silent = createServer((socket) => socket.on("error", () => {})).listen(0, "127.0.0.1");
  ends.push(() => {
    silent.close();
  });
  const address = silent.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const first = await aWorker(`smtp://127.0.0.1:${port}`);
  await makeDue();
  await until("the first worker holds the message", async () => {
    const [held] = await messages();
    return held !== undefined && held.leaseUntil !== null;
  });
  await first.end("SIGKILL");

  const smtp = await startSmtpServer();
  ends.push(smtp.close);
  await aWorker(smtp.url);
  const [held] = await messages();
  const isHeld = eq(outbox.messageId, held?.messageId ?? "");
  await someMessages(1, "second");
  await services.db.update(outbox).set({ nextAt: new Date() }).where(not(isHeld));
  await until("the second worker sends what nobody holds", () => smtp.mails.length > 0);
  expect(smtp.mails.map(({ messageId }) => messageId)).not.toContain(held?.messageId);
  await services.db
    .update(outbox)
    .set({ leaseUntil: new Date(Date.now() - 1_000) })
    .where(isHeld);
  await untilAllAreSent();
  expect(smtp.mails).toHaveLength(2);
  expect(smtp.mails.map(({ messageId }) => messageId)).toContain(held?.messageId);
});

test("with WORKER=apart the pages' process sends nothing: a worker does, and gives way to it on the same machine", {
  timeout: 60_000,
}, async () => {
  const smtp = await startSmtpServer();
  ends.push(smtp.close);
  const port = await freePort();
  const env = { ...environment(smtp.url), PORT: String(port), WORKER: "apart" };
  const pages = await startApplication(env);
  ends.push(() => pages.end("SIGKILL"));
  const readiness = async () => (await fetch(`http://127.0.0.1:${port}/readyz`)).status;
  await someMessages(1);
  await makeDue();
  expect(await readiness()).toBe(503);
  expect(smtp.mails).toEqual([]);

  const worker = await aWorker(smtp.url);
  await untilAllAreSent();
  await until("the pages know of the worker", async () => (await readiness()) === 200);
  expect(smtp.mails).not.toEqual([]);
  expect(getPriority(worker.pid)).toBeGreaterThan(getPriority(pages.pid));
});
