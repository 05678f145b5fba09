import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { encryptedContacts } from "~/app/adapters/contacts/contacts.server";
import { httpSender } from "~/app/adapters/webhooks/http-sender.server";
import { cancelRegistration, restoreRegistration } from "~/app/commands/change-registration.server";
import {
  pauseWebhook,
  removeWebhook,
  rotateWebhookSecret,
  testWebhook,
} from "~/app/commands/change-webhook.server";
import { createWebhook, mostEndpoints } from "~/app/commands/create-webhook.server";
import { editEvent } from "~/app/commands/edit-event.server";
import { editWebhook } from "~/app/commands/edit-webhook.server";
import { forgetRegistration } from "~/app/commands/forget-registration.server";
import { forgetWebhooks } from "~/app/commands/forget-webhooks.server";
import { noteAdmissions } from "~/app/commands/note-admissions.server";
import { noteWebhook } from "~/app/commands/parts/note-webhook.server";
import { reportOutcomes } from "~/app/commands/report-outcomes.server";
import { resealWebhooks } from "~/app/commands/reseal-secrets.server";
import { takeEventStep } from "~/app/commands/take-event-step.server";
import { undoScan } from "~/app/commands/undo-scan.server";
import { sendWebhooks } from "~/app/worker/webhooks.server";
import { countOrphanedContacts } from "~/db/queries/keys";
import { audit, patrons, webhookDeliveries, webhookEndpoints } from "~/db/schema";
import { aCenter, anActor, aPublishedEvent, aRegistration, type TestCenter } from "../factories/center";
import { aReport } from "../factories/outcomes";
import { isSignedBy, startReceiver } from "../factories/receiver";
import { aScan } from "../factories/scans";
import { contactKeys, createTestServices, noon, type TestServices } from "../factories/services";
import { aWebhook } from "../factories/webhooks";
import { until } from "../faults/processes";

let services: TestServices;
let center: TestCenter;

beforeAll(async () => {
  services = await createTestServices();
});
beforeEach(async () => {
  services.clock.set(noon);
  await services.db.delete(webhookEndpoints);
  center = await aCenter(services);
});
afterAll(() => services.drop());

const url = "https://hooks.example.org/fairday";
const admin = () => anActor(services, center.id, "admin");
const written = () =>
  services.db
    .select({ type: webhookDeliveries.type, cause: webhookDeliveries.cause, data: webhookDeliveries.data })
    .from(webhookDeliveries)
    .orderBy(webhookDeliveries.id);
const types = async () => (await written()).map(({ type }) => type);
const ofCenter = (registrationId: string) => ({ actor: center.staff, center, registrationId });
const scan = async (eventId: string, text: string, scanId = services.ids.uuid()) => {
  await aScan(services, center, { eventId, text, scanId, door: null });
  return scanId;
};

/** Reads the scans once nobody's transaction, in whatever database of the server, is older than they are. */
const readAll = () =>
  until("every scan is read", async () => {
    const [scans] = await services.sql<{ over: boolean }[]>`
      select coalesce((select stored_in from scans order by stored_in desc limit 1), '0')
        < pg_snapshot_xmin(pg_current_snapshot()) as over`;
    await noteAdmissions(services);
    return scans?.over === true;
  });

describe("an endpoint that is added", () => {
  test("is kept with its secret sealed, and the trail says whether names are sent", async () => {
    const { endpointId, secret } = await aWebhook(services, center, { url, scope: "names" });
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    const [row] = await services.db.select().from(webhookEndpoints);
    expect(JSON.stringify(row)).not.toContain(secret.slice(6));
    expect(services.contacts.open(row?.secretCipher ?? "")).toBe(secret);
    const [noted] = await services.db.select().from(audit).where(eq(audit.subjectId, endpointId));
    expect(noted).toMatchObject({ subjectKind: "webhook", action: "added", to: "names" });
  });

  test("is refused where one of the addresses that its name leads to is private, or it leads to none", async () => {
    const add = (addresses: string[]) => {
      const resolve = async () => addresses.map((address) => ({ address, family: 4 }));
      const strict = { ...services, webhooks: httpSender({ resolve }) };
      const request = {
        actor: admin(),
        label: "x",
        url,
        types: ["event.closed" as const],
        scope: "ids" as const,
      };
      return createWebhook(strict, request);
    };
    const refusal = (problem: string) => ({
      ...{ outcome: "refused", reason: "values-not-accepted", fields: [{ field: "url", problem }] },
    });
    expect(await add(["8.8.8.8", "10.0.0.1"])).toEqual(refusal("webhook-private-address"));
    expect(await add([])).toEqual(refusal("webhook-host-unknown"));
    expect(await add(["8.8.8.8"])).toMatchObject({ outcome: "created" });
  });

  test("twice by one form is one, whose secret is told once", async () => {
    const endpointId = services.ids.uuid();
    const request = { actor: admin(), label: "x", url, types: [], scope: "ids" as const, endpointId };
    const answers = await Promise.all([createWebhook(services, request), createWebhook(services, request)]);
    expect(answers.map(({ outcome }) => outcome).toSorted()).toEqual(["created", "refused"]);
    expect(await services.db.$count(webhookEndpoints)).toBe(1);
  });

  test("is refused beyond the number that a center may have, also where two come at once", async () => {
    for (let n = 1; n < mostEndpoints; n += 1) await aWebhook(services, center, { url });
    const request = { actor: admin(), label: "x", url, types: [], scope: "ids" as const };
    const answers = await Promise.all([createWebhook(services, request), createWebhook(services, request)]);
    expect(answers.map(({ outcome }) => outcome).toSorted()).toEqual(["created", "refused"]);
  });
});

describe("an endpoint that is changed", () => {
  test("by another center's admin is not found", async () => {
    const { endpointId } = await aWebhook(services, center, { url });
    const other = await aCenter(services);
    const change = { actor: anActor(services, other.id, "admin"), endpointId };
    expect(await pauseWebhook(services, change)).toMatchObject({ reason: "not-found" });
    expect(await removeWebhook(services, change)).toMatchObject({ reason: "not-found" });
  });

  test("has one new secret for one form, and the one of before is kept", async () => {
    const { endpointId, secret } = await aWebhook(services, center, { url });
    const change = { actor: admin(), endpointId, secretId: services.ids.uuid() };
    const answers = await Promise.all([
      rotateWebhookSecret(services, change),
      rotateWebhookSecret(services, change),
    ]);
    expect(answers.map(({ outcome }) => outcome).toSorted()).toEqual(["refused", "rotated"]);
    const [row] = await services.db.select().from(webhookEndpoints);
    expect(services.contacts.open(row?.previousCipher ?? "")).toBe(secret);
  });

  test("has the new address, types and scope for what waits too, and keeps its secret", async () => {
    const { endpointId, secret } = await aWebhook(services, center, { url });
    await aPublishedEvent(services, center);
    const change = { label: "County", url: "https://other.example.org/in", types: ["event.closed" as const] };
    const edit = { actor: admin(), endpointId, ...change, scope: "names" as const };
    expect(await editWebhook(services, edit)).toEqual({ outcome: "edited" });
    const [row] = await services.db.select().from(webhookEndpoints);
    expect(row).toMatchObject({ ...change, scope: "names" });
    expect(services.contacts.open(row?.secretCipher ?? "")).toBe(secret);
    expect(await types()).toEqual(["event.published"]);
    await aPublishedEvent(services, center);
    expect(await types()).toEqual(["event.published"]);
    const [noted] = await services.db
      .select()
      .from(audit)
      .where(and(eq(audit.subjectId, endpointId), eq(audit.action, "edited")));
    expect(noted).toMatchObject({ from: "ids", to: "names" });
  });

  test("keeps what it was where the new address may not be reached, or it is another center's", async () => {
    const { endpointId } = await aWebhook(services, center, { url });
    const values = { label: "x", types: ["event.closed" as const], scope: "names" as const };
    const edit = { actor: admin(), endpointId, ...values, url: "https://10.0.0.1/" };
    expect(await editWebhook(services, edit)).toMatchObject({
      fields: [{ field: "url", problem: "webhook-private-address" }],
    });
    const other = await aCenter(services);
    const elsewhere = { ...edit, url, actor: anActor(services, other.id, "admin") };
    expect(await editWebhook(services, elsewhere)).toMatchObject({ reason: "not-found" });
    expect(await services.db.select().from(webhookEndpoints)).toMatchObject([{ url, scope: "ids" }]);
  });

  test("that is paused takes no test", async () => {
    const { endpointId } = await aWebhook(services, center, { url });
    await pauseWebhook(services, { actor: admin(), endpointId });
    const change = { actor: admin(), endpointId, key: services.ids.uuid() };
    expect(await testWebhook(services, change)).toMatchObject({ reason: "webhook-paused" });
  });

  test("that is removed takes its deliveries along", async () => {
    const { endpointId } = await aWebhook(services, center, { url });
    await aPublishedEvent(services, center);
    await removeWebhook(services, { actor: admin(), endpointId });
    expect(await written()).toEqual([]);
  });
});

describe("what happens to events and registrations", () => {
  test("is written for each endpoint that wants it, with ids, counts and states and nothing of a person", async () => {
    await aWebhook(services, center, { url });
    const eventId = await aPublishedEvent(services, center);
    const { registrationId } = await aRegistration(services, center, eventId, {
      ...{ name: "Rosa Delgado", email: "rosa@example.org", phone: "+13105550100" },
    });
    await editEvent(services, {
      ...{ actor: center.staff, center, eventId, patch: { title: "Another title" }, reason: null },
    });
    await cancelRegistration(services, ofCenter(registrationId));
    await cancelRegistration(services, ofCenter(registrationId));
    await restoreRegistration(services, ofCenter(registrationId));
    const step = { actor: center.staff, center, eventId, to: "cancelled" as const, reason: "A flood" };
    await takeEventStep(services, step);
    expect(await types()).toEqual([
      "event.published",
      "registration.created",
      "event.updated",
      "registration.cancelled",
      "registration.created",
      "event.cancelled",
    ]);
    const [published, created] = await written();
    expect(published?.data).toMatchObject({ eventId, status: "published", capacity: 100, placesTaken: 0 });
    expect(created?.data).toEqual({
      ...{ registrationId, eventId, status: "registered", origin: "web", people: 1, revision: 1 },
    });
    expect(JSON.stringify(await written())).not.toMatch(/Rosa|example\.org|310|flood/i);
  });

  test("is not written where nobody wants it, nor for another center", async () => {
    await aWebhook(services, center, { url, types: ["event.closed"] });
    const other = await aCenter(services);
    await aPublishedEvent(services, center);
    await aPublishedEvent(services, other);
    expect(await written()).toEqual([]);
  });

  test("is written with the change or not at all", async () => {
    await aWebhook(services, center, { url });
    const eventId = await aPublishedEvent(services, center);
    const noted = { type: "event.updated" as const, eventId };
    const failing = services.db.transaction(async (tx) => {
      await noteWebhook(tx, services, center.id, noted);
      throw new Error("the change failed");
    });
    await expect(failing).rejects.toThrow("the change failed");
    expect(await types()).toEqual(["event.published"]);
  });

  test("is written while an endpoint is removed, or fails for no visitor because of that", async () => {
    const eventId = await aPublishedEvent(services, center, { capacity: 300 });
    for (let n = 0; n < 10; n += 1) {
      const { endpointId } = await aWebhook(services, center, { url });
      await Promise.all([
        aRegistration(services, center, eventId),
        removeWebhook(services, { actor: admin(), endpointId }),
        aRegistration(services, center, eventId),
      ]);
    }
    expect(await written()).toEqual([]);
  });

  test("is written where an employer tells what came of it, and not where it declines to", async () => {
    await aWebhook(services, center, { url });
    const eventId = await aPublishedEvent(services, center);
    services.clock.set(new Date(noon.getTime() + 8 * 86_400_000));
    expect(await aReport(services, center, eventId, { hires: 2 })).toEqual({ outcome: "reported" });
    const declined = { centerId: center.id, eventId, employerId: center.employerId, actor: center.staff };
    const form = { formKey: services.ids.uuid(), how: "staff", kind: "declined", lines: [] } as const;
    expect(await reportOutcomes(services, { ...declined, ...form })).toEqual({ outcome: "reported" });
    const reported = (await written()).filter(({ type }) => type === "outcome.reported");
    expect(reported.map(({ data }) => data)).toMatchObject([{ eventId, day: 7 }]);
  });

  test("is told of an outcome by its ids, once", async () => {
    await aWebhook(services, center, { url });
    const eventId = await aPublishedEvent(services, center);
    const outcome = { reportId: services.ids.uuid(), eventId, employerId: center.employerId, day: 30 };
    const note = () =>
      services.db.transaction((tx) =>
        noteWebhook(tx, services, center.id, { type: "outcome.reported", ...outcome }),
      );
    await note();
    await note();
    const reported = (await written()).filter(({ type }) => type === "outcome.reported");
    expect(reported.map(({ data }) => data)).toEqual([outcome]);
  });
});

describe("admissions", () => {
  test("are written from the scans, each once, and so are those that are taken back", async () => {
    await aWebhook(services, center, { url, types: ["admission.recorded", "admission.undone"] });
    const eventId = await aPublishedEvent(services, center);
    const { registrationId, ticketCode } = await aRegistration(services, center, eventId);
    const scanId = await scan(eventId, ticketCode);
    await scan(eventId, ticketCode);
    await scan(eventId, "NOSUCHTICKET");
    await readAll();
    await readAll();
    await undoScan(services, { actor: center.door, scanId, undoId: services.ids.uuid(), undoneAt: null });
    await readAll();
    await readAll();
    const at = noon.toISOString();
    const data = { scanId, eventId, registrationId, doorId: null, people: 1, at };
    expect(await written()).toMatchObject([
      { type: "admission.recorded", data },
      { type: "admission.undone", data },
    ]);
  });

  test("that are taken back by somebody who may not are not", async () => {
    await aWebhook(services, center, { url, types: ["admission.undone"] });
    const eventId = await aPublishedEvent(services, center);
    const { ticketCode } = await aRegistration(services, center, eventId);
    const scanId = services.ids.uuid();
    const stranger = anActor(services, center.id, "door");
    const undo = { actor: stranger, scanId, undoId: services.ids.uuid(), undoneAt: null, eventId };
    expect(await undoScan(services, undo)).toMatchObject({ outcome: "undone", answer: null });
    await scan(eventId, ticketCode, scanId);
    await readAll();
    expect(await written()).toEqual([]);
  });

  test("whose undo came first are written with it", async () => {
    await aWebhook(services, center, { url, types: ["admission.recorded", "admission.undone"] });
    const eventId = await aPublishedEvent(services, center);
    const { ticketCode } = await aRegistration(services, center, eventId);
    const scanId = services.ids.uuid();
    const undo = { actor: center.door, scanId, undoId: services.ids.uuid(), undoneAt: null, eventId };
    await undoScan(services, undo);
    await readAll();
    expect(await written()).toEqual([]);
    await scan(eventId, ticketCode, scanId);
    await readAll();
    expect((await types()).toSorted()).toEqual(["admission.recorded", "admission.undone"]);
  });

  test("of before an endpoint was added are not, and neither are another center's", async () => {
    const eventId = await aPublishedEvent(services, center);
    const { ticketCode } = await aRegistration(services, center, eventId);
    await scan(eventId, ticketCode);
    services.clock.set(new Date(noon.getTime() + 1_000));
    await aWebhook(services, await aCenter(services), { url });
    await aWebhook(services, center, { url });
    await readAll();
    expect(await written()).toEqual([]);
  });

  test("are read in parts without losing one, whatever the order of commits", async () => {
    await aWebhook(services, center, { url, types: ["admission.recorded"] });
    const eventId = await aPublishedEvent(services, center, { capacity: 300 });
    const tickets: { ticketCode: string }[] = [];
    for (let n = 0; n < 30; n += 1) tickets.push(await aRegistration(services, center, eventId));
    let admitted = 0;
    const read = async () => {
      while (admitted < tickets.length) await noteAdmissions(services, { limit: 3 });
    };
    const letIn = async () => {
      await Promise.all(
        tickets.map(async ({ ticketCode }) => {
          await scan(eventId, ticketCode);
          admitted += 1;
        }),
      );
    };
    await Promise.all([letIn(), read(), read()]);
    await readAll();
    expect(await written()).toHaveLength(30);
  });

  test("are read no further than the oldest transaction that may still write one", async () => {
    await aWebhook(services, center, { url, types: ["admission.recorded"] });
    const eventId = await aPublishedEvent(services, center);
    const { ticketCode } = await aRegistration(services, center, eventId);
    await services.sql.begin(async (older) => {
      await older`select pg_current_xact_id()`;
      await scan(eventId, ticketCode);
      expect(await noteAdmissions(services)).toBe(0);
    });
    await readAll();
    expect(await written()).toHaveLength(1);
  });

  test("are read anew where the place that was read to is of another history of the database", async () => {
    await aWebhook(services, center, { url, types: ["admission.recorded"] });
    const eventId = await aPublishedEvent(services, center);
    const { ticketCode } = await aRegistration(services, center, eventId);
    await services.sql`update webhook_reading set read_to = '900000000000'`;
    await scan(eventId, ticketCode);
    await readAll();
    expect(await written()).toHaveLength(1);
    const [reading] = await services.sql<{ to: string }[]>`select read_to::text as to from webhook_reading`;
    expect(BigInt(reading?.to ?? 0)).toBeLessThan(900_000_000_000n);
  });
});

describe("a name", () => {
  test("is sent with the scope that has it alone, by first name and initial, and not once it was forgotten", async () => {
    const receiver = await startReceiver();
    const wanted = ["registration.created", "registration.cancelled"] as const;
    const named = await aWebhook(services, center, { url: receiver.url, types: wanted, scope: "names" });
    await aWebhook(services, center, { url: receiver.url, types: wanted });
    const eventId = await aPublishedEvent(services, center);
    const { registrationId } = await aRegistration(services, center, eventId, { name: "Rosa Delgado" });
    await sendWebhooks(services);
    await forgetRegistration(services, { ...ofCenter(registrationId), language: "en" });
    await sendWebhooks(services);
    await receiver.close();
    const namesOf = (isNamed: boolean) =>
      receiver.got
        .filter((got) => isSignedBy(named.secret, got) === isNamed)
        .map((got): unknown => JSON.parse(got.body).data.name);
    expect(namesOf(true)).toEqual(["Rosa D.", null]);
    expect(namesOf(false)).toEqual([undefined, undefined]);
  });
});

test("each try is counted by what became of it, and by nothing else", async () => {
  const receiver = await startReceiver();
  await aWebhook(services, center, { url: receiver.url });
  await aPublishedEvent(services, center);
  receiver.behave((response) => response.writeHead(500).end());
  await sendWebhooks(services);
  receiver.behave((response) => response.writeHead(204).end());
  services.clock.set(new Date(noon.getTime() + 60_000));
  await sendWebhooks(services);
  await receiver.close();
  const looked = { databaseSeconds: 0, messages: [], due: 0, oldestDueSeconds: 0, connections: [] };
  const { text } = await services.metrics.exposition(looked);
  const counted = [...text.matchAll(/^fairday_webhook_deliveries_total\{(.*)\} \d+$/gm)].map(
    ([, labels]) => labels,
  );
  expect(counted).toEqual(expect.arrayContaining(['result="retried"', 'result="delivered"']));
  expect(new Set(counted).size).toBe(counted.length);
});

test("deliveries are kept for 30 days and then deleted", async () => {
  await aWebhook(services, center, { url });
  await aPublishedEvent(services, center);
  const days = (count: number) => new Date(noon.getTime() + count * 86_400_000);
  services.clock.set(days(30));
  expect(await forgetWebhooks(services)).toBe(0);
  services.clock.set(new Date(days(30).getTime() + 1));
  expect(await forgetWebhooks(services)).toBe(1);
  expect(await written()).toEqual([]);
});

test("secrets are moved to the first key, and nothing needs the old one then", async () => {
  await services.db.delete(patrons);
  const { endpointId, secret } = await aWebhook(services, center, { url });
  const rotated = await rotateWebhookSecret(services, {
    ...{ actor: admin(), endpointId, secretId: services.ids.uuid() },
  });
  const alone = [{ id: "c2", bytes: new Uint8Array(32).fill(41) }];
  expect(await countOrphanedContacts(services.db, { keyIds: ["c2"] })).toEqual([
    { keyId: "c1", contacts: 2 },
  ]);
  const both = { ...services, contacts: encryptedContacts([...alone, ...contactKeys]) };
  expect(await resealWebhooks(both)).toBe(1);
  expect(await resealWebhooks(both)).toBe(0);
  expect(await countOrphanedContacts(services.db, { keyIds: ["c2"] })).toEqual([]);
  const [row] = await services.db.select().from(webhookEndpoints);
  const { open } = encryptedContacts(alone);
  expect([open(row?.secretCipher ?? ""), open(row?.previousCipher ?? "")]).toEqual([
    "secret" in rotated ? rotated.secret : null,
    secret,
  ]);
});
