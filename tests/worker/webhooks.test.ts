import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { httpSender } from "~/app/adapters/webhooks/http-sender.server";
import { archiveCenter, restoreCenter } from "~/app/commands/archive-center.server";
import { pauseWebhook, resumeWebhook, rotateWebhookSecret } from "~/app/commands/change-webhook.server";
import { claimEndpoints } from "~/app/commands/claim-webhooks.server";
import { replayWebhooks } from "~/app/commands/replay-webhooks.server";
import { sendWebhooks, startWebhooks } from "~/app/worker/webhooks.server";
import { listDueDeliveries } from "~/db/queries/webhook-deliveries";
import { findDelivery } from "~/db/queries/webhooks";
import { audit, outbox, webhookAttempts, webhookDeliveries, webhookEndpoints } from "~/db/schema";
import { aCenter, anActor, aPublishedEvent, aRegistration, type TestCenter } from "../factories/center";
import { aPerson } from "../factories/people";
import { isSignedBy, type Receiver, startReceiver } from "../factories/receiver";
import { createTestServices, noon, type TestServices } from "../factories/services";
import { aWebhook } from "../factories/webhooks";
import { until } from "../faults/processes";

let services: TestServices;
let center: TestCenter;
let receiver: Receiver;
const ends: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  services = await createTestServices();
});
beforeEach(async () => {
  services.clock.set(noon);
  await services.db.delete(webhookEndpoints);
  center = await aCenter(services);
  receiver = await startReceiver();
  ends.push(receiver.close);
});
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});
afterAll(() => services.drop());

const deliveries = () =>
  services.db
    .select({
      id: webhookDeliveries.id,
      state: webhookDeliveries.state,
      attempts: webhookDeliveries.attempts,
      nextAt: webhookDeliveries.nextAt,
    })
    .from(webhookDeliveries)
    .orderBy(webhookDeliveries.id);
const attempts = () => services.db.select().from(webhookAttempts).orderBy(webhookAttempts.at);
const endpoint = async (id: string) => {
  const [row] = await services.db.select().from(webhookEndpoints).where(eq(webhookEndpoints.id, id));
  return row;
};
const wait = (milliseconds: number) =>
  services.clock.set(new Date(services.clock.now().getTime() + milliseconds));
const hour = 3_600_000;

/** One delivery that is due. */
async function one(url = receiver.url) {
  const made = await aWebhook(services, center, { url, types: ["event.published"] });
  await aPublishedEvent(services, center);
  return made;
}

describe("a closed center", () => {
  const of = () => ({ actor: { kind: "person" as const, id: services.ids.uuid() }, centerId: center.id });

  test("tells its endpoints nothing until it is open again, and then what waited", async () => {
    await one();
    await archiveCenter(services, of());
    await sendWebhooks(services);
    expect(receiver.got).toEqual([]);
    await restoreCenter(services, of());
    await sendWebhooks(services);
    expect(receiver.got).toHaveLength(1);
  });

  test("tells nothing more to an endpoint that a worker had taken when it was closed", async () => {
    await one();
    const [taken] = await claimEndpoints(services, { limit: 1 });
    if (taken === undefined) throw new Error("nothing was taken");
    const due = () => {
      const { centerId, id: endpointId } = taken;
      const now = services.clock.now();
      return listDueDeliveries(services.db, { centerId, endpointId, now, except: [], limit: 10 });
    };
    expect(await due()).toHaveLength(1);
    await archiveCenter(services, of());
    expect(await due()).toEqual([]);
  });

  test("gives a receiver its three days from when it is open again", async () => {
    await one();
    await archiveCenter(services, of());
    wait(7 * 24 * hour);
    await restoreCenter(services, of());
    receiver.behave((response) => response.writeHead(500).end());
    await sendWebhooks(services);
    expect(await deliveries()).toMatchObject([{ state: "queued", attempts: 1 }]);
  });
});

describe("a webhook", () => {
  test("is posted once, as JSON with its type, time and data, and signed by the secret that was told", async () => {
    const { secret } = await one();
    await sendWebhooks(services);
    await sendWebhooks(services);
    const [got] = receiver.got;
    if (got === undefined) throw new Error("nothing came");
    expect(receiver.got).toHaveLength(1);
    expect(got.headers["content-type"]).toBe("application/json");
    expect(got.headers["webhook-timestamp"]).toBe(String(noon.getTime() / 1000));
    expect(JSON.parse(got.body)).toMatchObject({
      type: "event.published",
      timestamp: noon.toISOString(),
      data: { status: "published", employerId: center.employerId, placesTaken: 0 },
    });
    expect(isSignedBy(secret, got)).toBe(true);
    expect(isSignedBy(secret, { ...got, body: `${got.body} ` })).toBe(false);
    expect(await deliveries()).toMatchObject([{ state: "delivered", attempts: 1 }]);
  });

  test("is signed by the new secret and the one of before for a day after a rotation, then by the new one alone", async () => {
    const { secret: old, endpointId } = await one();
    const actor = anActor(services, center.id, "admin");
    const rotated = await rotateWebhookSecret(services, {
      ...{ actor, endpointId, secretId: services.ids.uuid() },
    });
    if (rotated.outcome === "refused") throw new Error(rotated.reason);
    await sendWebhooks(services);
    wait(24 * hour);
    await aPublishedEvent(services, center);
    await sendWebhooks(services);
    const signed = receiver.got.map((got) => [isSignedBy(rotated.secret, got), isSignedBy(old, got)]);
    expect(signed).toEqual([
      [true, true],
      [true, false],
    ]);
  });

  test("that its receiver refuses is tried again later with the same webhook-id and a new time", async () => {
    receiver.behave((response) => response.writeHead(500).end("  out of\u0000 order "));
    const { endpointId } = await one();
    await sendWebhooks(services);
    const [refused] = await deliveries();
    expect(refused).toMatchObject({ state: "queued", attempts: 1 });
    await sendWebhooks(services);
    expect(receiver.got).toHaveLength(1);
    receiver.behave((response) => response.writeHead(200).end("thanks"));
    wait(5_000);
    await sendWebhooks(services);
    const [first, second] = receiver.got;
    expect(second?.headers["webhook-id"]).toBe(first?.headers["webhook-id"]);
    expect(second?.headers["webhook-timestamp"]).not.toBe(first?.headers["webhook-timestamp"]);
    expect(second?.body).toBe(first?.body);
    const log = await findDelivery(services.db, {
      ...{ centerId: center.id, endpointId, deliveryId: refused?.id ?? "" },
    });
    expect(log).toMatchObject({
      state: "delivered",
      tries: [
        { status: 200, answer: "thanks" },
        { status: 500, answer: "out of order" },
      ],
    });
  });

  test("of an answer the first 500 characters are kept, and the rest is not even read", async () => {
    receiver.behave((response) => {
      response.writeHead(200);
      response.on("error", () => {});
      const part = "x".repeat(4_096);
      const more = () => {
        if (!response.destroyed) response.write(part, more);
      };
      more();
    });
    await one();
    await sendWebhooks(services);
    const [tried] = await attempts();
    expect(tried?.answer).toBe("x".repeat(500));
    expect(await deliveries()).toMatchObject([{ state: "delivered" }]);
  });

  test.each([
    [
      "a redirect, which is not followed",
      (r: Receiver) => r.behave((response) => response.writeHead(302, { Location: "/elsewhere" }).end()),
      { status: 302, fault: null },
    ],
    [
      "a dropped connection",
      (r: Receiver) => r.behave((response) => response.destroy()),
      { status: null, fault: "ECONNRESET" },
    ],
    [
      "a receiver that says nothing",
      (r: Receiver) => r.behave(() => {}),
      { status: null, fault: "ETIMEDOUT" },
    ],
  ])("%s is a failure that is tried again", async (_what, prepare, expected) => {
    prepare(receiver);
    await one();
    const impatient = { ...services, webhooks: httpSender({ allowsLoopback: true, timeout: 200 }) };
    await sendWebhooks(impatient);
    expect(await attempts()).toMatchObject([expected]);
    expect(await deliveries()).toMatchObject([{ state: "queued", attempts: 1 }]);
    expect(receiver.got.map(({ path }) => path)).toEqual(["/hooks"]);
  });

  test("whose receiver names a time waits until then, with all that waits for the same endpoint", async () => {
    receiver.behave((response) => response.writeHead(429, { "Retry-After": "600" }).end());
    await one();
    await sendWebhooks(services);
    await aPublishedEvent(services, center);
    wait(599_000);
    await sendWebhooks(services);
    expect(receiver.got).toHaveLength(1);
    receiver.behave((response) => response.writeHead(204).end());
    wait(1_000);
    await sendWebhooks(services);
    expect(receiver.got).toHaveLength(3);
    expect((await deliveries()).map(({ state }) => state)).toEqual(["delivered", "delivered"]);
  });

  test("goes to no address that is private by the time it is sent, whatever it was when it was saved", async () => {
    const addresses = ["8.8.8.8", "127.0.0.1"];
    const rebinding = httpSender({
      resolve: async () => [{ address: addresses.shift() ?? "127.0.0.1", family: 4 }],
    });
    const strict = { ...services, webhooks: rebinding };
    await aWebhook(strict, center, { url: `https://rebinding.example:${receiver.port}/` });
    await aPublishedEvent(strict, center);
    await sendWebhooks(strict);
    expect(await attempts()).toMatchObject([{ status: null, fault: "EPRIVATE" }]);
    expect(receiver.got).toEqual([]);
  });

  test("to this machine that was saved where that is allowed is refused where it is not", async () => {
    await one();
    await sendWebhooks({ ...services, webhooks: httpSender() });
    expect(await attempts()).toMatchObject([{ fault: "EPRIVATE" }]);
    expect(receiver.got).toEqual([]);
  });
});

describe("an endpoint", () => {
  test("whose receiver answers 410 is paused, in the trail and with a mail to each admin, and keeps what comes", async () => {
    const { email } = await aPerson(services, center, "admin");
    receiver.behave((response) => response.writeHead(410).end());
    const { endpointId } = await one();
    await sendWebhooks(services);
    expect(await endpoint(endpointId)).toMatchObject({ pausedAs: "gone", pausedAt: noon });
    const mails = await services.db
      .select({ to: outbox.recipient, about: outbox.reason })
      .from(outbox)
      .where(eq(outbox.kind, "webhook-paused"));
    expect(mails).toEqual([{ to: email, about: "Dashboard" }]);
    const trail = await services.db.select().from(audit).where(eq(audit.subjectId, endpointId));
    expect(trail.map(({ action, to }) => [action, to])).toContainEqual(["paused", "gone"]);
    await aPublishedEvent(services, center);
    wait(hour);
    await sendWebhooks(services);
    expect(receiver.got).toHaveLength(1);
    expect((await deliveries()).map(({ state }) => state)).toEqual(["queued", "queued"]);
  });

  test("that failed alone for three days is paused, its delivery failed; resumed and replayed it arrives", async () => {
    receiver.behave((response) => response.writeHead(503).end());
    const { endpointId } = await one();
    const began = services.clock.now().getTime();
    for (let looks = 0; looks < 100; looks += 1) {
      await sendWebhooks(services);
      const [delivery] = await deliveries();
      if (delivery?.state !== "queued") break;
      services.clock.set(delivery.nextAt);
    }
    expect(await deliveries()).toMatchObject([{ state: "failed" }]);
    const days = (services.clock.now().getTime() - began) / (24 * hour);
    expect(days).toBeGreaterThan(2.7);
    expect(days).toBeLessThanOrEqual(3);
    expect(await endpoint(endpointId)).toMatchObject({ pausedAs: "failing" });

    receiver.behave((response) => response.writeHead(204).end());
    const actor = anActor(services, center.id, "admin");
    await resumeWebhook(services, { actor, endpointId });
    const again = { actor, endpointId, which: { failedSince: noon }, key: services.ids.uuid() };
    expect(await replayWebhooks(services, again)).toEqual({ outcome: "queued", count: 1 });
    await sendWebhooks(services);
    expect(await deliveries()).toMatchObject([{ state: "delivered" }]);
    expect(receiver.got.at(-1)?.headers["webhook-id"]).toBe(receiver.got[0]?.headers["webhook-id"]);
  });

  test("that is paused gets nothing, and what happened meanwhile once it is resumed", async () => {
    const { endpointId } = await one();
    const actor = anActor(services, center.id, "admin");
    await pauseWebhook(services, { actor, endpointId });
    await aPublishedEvent(services, center);
    await sendWebhooks(services);
    expect(receiver.got).toEqual([]);
    await resumeWebhook(services, { actor, endpointId });
    await sendWebhooks(services);
    expect(receiver.got).toHaveLength(2);
  });

  test("with a slow receiver holds no other one", async () => {
    const held: (() => void)[] = [];
    receiver.behave((response) => held.push(() => response.writeHead(204).end()));
    const quick = await startReceiver();
    ends.push(quick.close);
    await aWebhook(services, center, { url: receiver.url, types: ["event.published"] });
    await aWebhook(services, center, { url: quick.url, types: ["event.published"] });
    for (let n = 0; n < 10; n += 1) await aPublishedEvent(services, center);
    const working = startWebhooks(services, { onError: fail, idle: 20 });
    ends.push(working.stop);
    await until("the quick one has all", () => quick.got.length === 10);
    await until("the slow one holds what may be on its way at once", () => receiver.got.length === 8);
    expect(held).toHaveLength(8);
    receiver.behave((response) => response.writeHead(204).end());
    for (const answer of held) answer();
    await until("the slow one has all", () => receiver.got.length === 10);
  });

  test("is held by one worker at a time, so that two together send no more at once", async () => {
    await one();
    const [first, second] = await Promise.all([
      claimEndpoints(services, { limit: 5 }),
      claimEndpoints(services, { limit: 5 }),
    ]);
    expect(first.length + second.length).toBe(1);
  });
});

const fail = (error: unknown) => {
  throw error;
};

test("of 200 webhooks to a receiver that fails half of the time none is lost, and each keeps its id", {
  timeout: 60_000,
}, async () => {
  let coin = 7;
  const heads = () => {
    coin = (coin * 48_271) % 2_147_483_647;
    return coin % 2 === 0;
  };
  const arrived = new Map<string, string>();
  receiver.behave((response, { headers, body }) => {
    if (heads()) return heads() ? response.writeHead(500).end() : response.destroy();
    arrived.set(String(headers["webhook-id"]), body);
    return response.writeHead(204).end();
  });
  const { endpointId } = await aWebhook(services, center, { url: receiver.url });
  const eventId = await aPublishedEvent(services, center, { capacity: 300 });
  for (let n = 0; n < 20; n += 1) {
    await Promise.all(Array.from({ length: 10 }, () => aRegistration(services, center, eventId)));
  }
  for (let looks = 0; looks < 60 && arrived.size < 201; looks += 1) {
    await sendWebhooks(services);
    wait(6 * hour);
    // Half of the time is no three days of failing: what goes on is not the endpoint's end.
    await services.db.update(webhookDeliveries).set({ queuedAt: services.clock.now() });
  }
  expect(arrived.size).toBe(201);
  expect((await deliveries()).map(({ id }) => id).toSorted()).toEqual([...arrived.keys()].toSorted());
  expect(new Set((await deliveries()).map(({ state }) => state))).toEqual(new Set(["delivered"]));
  expect(await endpoint(endpointId)).toMatchObject({ pausedAs: null });
});

test("what a stop cut off, and what was sent and not written down, is sent again with the same id", async () => {
  receiver.behave(() => {});
  const { endpointId } = await one();
  const working = startWebhooks(services, { onError: fail, patience: 50, idle: 20 });
  await until("it is on its way", () => receiver.got.length === 1);
  await working.stop();
  expect(await deliveries()).toMatchObject([{ state: "queued", attempts: 0 }]);
  expect(await endpoint(endpointId)).toMatchObject({ leaseUntil: null });

  // A process that is killed after its receiver answered leaves a lease and no word.
  receiver.behave((response) => response.writeHead(204).end());
  const faults: unknown[] = [];
  const dying = {
    ...services,
    ids: {
      ...services.ids,
      uuid: () => {
        throw new Error("killed");
      },
    },
  };
  await sendWebhooks(dying).catch((error: unknown) => faults.push(error));
  expect(faults).toHaveLength(1);
  await sendWebhooks(services);
  expect(receiver.got).toHaveLength(2);
  wait(91_000);
  await sendWebhooks(services);
  expect(new Set(receiver.got.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
  expect(receiver.got).toHaveLength(3);
  expect(await deliveries()).toMatchObject([{ state: "delivered" }]);
});
