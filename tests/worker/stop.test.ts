import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { memoryMailer } from "~/app/adapters/email/memory-mailer";
import { smtpMailer } from "~/app/adapters/email/smtp-mailer.server";
import { heartbeat } from "~/app/worker/heartbeat";
import { sendDue, startWorker } from "~/app/worker/worker.server";
import { outbox, workers } from "~/db/schema";
import { aCenter, aPublishedEvent, aRegistration, type TestCenter } from "~/tests/factories/center";
import { createTestServices, noon, type TestServices } from "~/tests/factories/services";
import { startSilentServer } from "~/tests/factories/smtp";
import { until } from "~/tests/faults/processes";

let services: TestServices;
let center: TestCenter;
const faults: unknown[] = [];
const ends: (() => Promise<unknown> | void)[] = [];
const options = {
  originOf: async () => "https://center.example",
  onError: (fault: unknown) => faults.push(fault),
};

beforeAll(async () => {
  services = await createTestServices();
  center = await aCenter(services);
});
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
  services.clock.set(noon);
  await services.db.delete(workers);
  expect(faults.splice(0)).toEqual([]);
});
afterAll(() => services.drop());

test("a stop gives a mail back that hangs, and another worker sends it at once under the same Message-ID", async () => {
  const eventId = await aPublishedEvent(services, center);
  await services.db.delete(outbox);
  await aRegistration(services, center, eventId, { email: "rosa@mail.example" });
  const [before] = await services.db.select().from(outbox);
  const silent = await startSilentServer();
  ends.push(silent.close);
  const worker = startWorker({ ...services, mailer: smtpMailer(silent.url) }, { ...options, patience: 100 });
  await until("the mail is on its way", () => silent.connections() > 0);
  await worker.stop();

  const [after] = await services.db.select().from(outbox);
  expect(after).toMatchObject({ state: "queued", leaseUntil: null, lastError: null, nextAt: before?.nextAt });
  const mailer = memoryMailer();
  expect(await sendDue({ ...services, mailer }, options)).toBe(1);
  expect(mailer.sent.map(({ messageId }) => messageId)).toEqual([before?.messageId]);
});

test("a worker is seen while it runs, and no longer once it stopped", async () => {
  const worker = startWorker(services, options);
  await until("it says that it runs", async () => (await services.db.$count(workers)) === 1);
  await worker.stop();
  expect(await services.db.$count(workers)).toBe(0);
});

test("a worker that has not got to look at the outbox for longer than a lease says nothing more", async () => {
  const heart = heartbeat(services, options.onError);
  const seenAt = async () => (await services.db.select().from(workers))[0]?.seenAt;
  services.clock.set(new Date(noon.getTime() + 90_000));
  await heart.beat();
  expect(await seenAt()).toEqual(services.clock.now());
  services.clock.set(new Date(noon.getTime() + 90_001));
  await heart.beat();
  expect(await seenAt()).toEqual(new Date(noon.getTime() + 90_000));
  heart.looked();
  await heart.beat();
  expect(await seenAt()).toEqual(services.clock.now());
});

test("a worker that was killed is forgotten after a day", async () => {
  await services.db
    .insert(workers)
    .values({ id: services.ids.uuid(), seenAt: new Date(noon.getTime() - 86_400_001) });
  await heartbeat(services, options.onError).beat();
  expect((await services.db.select().from(workers)).map(({ seenAt }) => seenAt)).toEqual([noon]);
});
