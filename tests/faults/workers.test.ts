import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { count, eq } from "drizzle-orm";
import { afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { outbox } from "~/db/schema";
import { aCenter, aPublishedEvent, aRegistration } from "../factories/center";
import { createTestServices, type TestServices } from "../factories/services";
import { startSmtpServer } from "../factories/smtp";
import { buildApplication, type Running, run, until } from "./processes";
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

/** `npm run worker`, by a mail server at this address. */
async function startWorkerProcess(smtpUrl: string): Promise<Running> {
  const dataDir = mkdtempSync(join(tmpdir(), "fairday-worker-"));
  ends.push(() => rmSync(dataDir, { recursive: true, force: true }));
  const worker = await run({
    script: "app/cli/launch.mjs",
    args: ["worker"],
    env: { ...sharedKeys, DATA_DIR: dataDir, DATABASE_URL: services.url, SMTP_URL: smtpUrl },
    readyAt: "The worker sends mail",
  });
  ends.push(() => worker.end("SIGKILL"));
  return worker;
}

/** Confirmations that are due an hour from now, until the test says otherwise. */
async function someConfirmations(mails: number): Promise<void> {
  const center = await aCenter(services);
  const eventId = await aPublishedEvent(services, center, { capacity: mails });
  await services.db.delete(outbox);
  for (let n = 0; n < mails; n += 1) {
    await aRegistration(services, center, eventId, { name: `Visitor ${n}`, email: `v${n}@mail.example` });
  }
  await services.db.update(outbox).set({ nextAt: new Date(Date.now() + 3_600_000) });
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
  await someConfirmations(mails);
  const smtp = await startSmtpServer();
  ends.push(smtp.close);
  await Promise.all([startWorkerProcess(smtp.url), startWorkerProcess(smtp.url)]);
  await makeDue();
  await untilAllAreSent();
  const sent = (await messages()).map(({ messageId }) => messageId);
  expect(smtp.mails.map(({ messageId }) => messageId).toSorted()).toEqual(sent.toSorted());
  expect(sent).toHaveLength(mails);
});

test("a message whose worker was killed is sent by another with the same Message-ID, once its lease ends", {
  timeout: 60_000,
}, async () => {
  await someConfirmations(1);
  const silent = createServer((socket) => socket.on("error", () => {})).listen(0, "127.0.0.1");
  ends.push(() => {
    silent.close();
  });
  const address = silent.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const first = await startWorkerProcess(`smtp://127.0.0.1:${port}`);
  await makeDue();
  await until("the first worker holds the message", async () => {
    const [held] = await messages();
    return held !== undefined && held.leaseUntil !== null;
  });
  await first.end("SIGKILL");

  const smtp = await startSmtpServer();
  ends.push(smtp.close);
  await startWorkerProcess(smtp.url);
  const [held] = await messages();
  expect(held?.leaseUntil?.getTime()).toBeGreaterThan(Date.now());
  expect(smtp.mails).toEqual([]);
  await services.db.update(outbox).set({ leaseUntil: new Date(Date.now() - 1_000) });
  await untilAllAreSent();
  expect(smtp.mails.map(({ messageId }) => messageId)).toEqual([held?.messageId]);
});
