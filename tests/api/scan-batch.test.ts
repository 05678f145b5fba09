import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { cancelRegistration } from "~/app/commands/change-registration.server";
import { admissions, centers, scans } from "~/db/schema";
import { aCenter, aPublishedEvent, aRegistration, type TestCenter } from "../factories/center";
import { anApiClient, createTestServer, type TestServer } from "../factories/server";
import { createTestServices, noon, type TestServices } from "../factories/services";
import { until } from "../faults/processes";

let services: TestServices;
let server: TestServer;
let center: TestCenter;
let door: Awaited<ReturnType<typeof anApiClient>>;
let eventId: string;

beforeAll(async () => {
  services = await createTestServices();
  server = createTestServer(services);
  center = await aCenter(services);
  door = await anApiClient(services, server, center, "door");
});
beforeEach(async () => {
  eventId = await aPublishedEvent(services, center);
});
afterEach(() => expect(server.faults).toEqual([]));
afterAll(() => services.drop());

const uuid = () => services.ids.uuid();
const minutesAgo = (minutes: number) => new Date(noon.getTime() - minutes * 60_000).toISOString();
const send = (items: unknown) => door("POST", `/events/${eventId}/scans`, items);
const told = { outcome: "admitted" };
const stored = () => services.db.$count(scans, eq(scans.eventId, eventId));
const came = () => services.db.$count(admissions, eq(admissions.eventId, eventId));

describe("a batch of scans", () => {
  test("is answered item by item, in its order, whatever each is", async () => {
    const { ticketCode, shortCode } = await aRegistration(services, center, eventId);
    const [entry, exit, walkIn, tally] = [uuid(), uuid(), uuid(), uuid()];
    const answer = await send([
      { scanId: entry, code: ticketCode, scannedAt: minutesAgo(9), told },
      { kind: "exit", scanId: exit, code: shortCode, scannedAt: minutesAgo(8), told: { outcome: "left" } },
      { kind: "walk-in", scanId: walkIn, scannedAt: minutesAgo(7), told },
      { kind: "tally", scanId: tally, who: "employer", people: 3 },
      { kind: "undo", scanId: uuid(), undoes: walkIn, scannedAt: minutesAgo(6) },
    ]);
    expect(answer.status).toBe(200);
    expect(answer.body.items).toMatchObject([
      {
        scanId: entry,
        status: 201,
        scan: { outcome: "admitted", flags: ["offline"], ticket: { shortCode } },
      },
      { scanId: exit, status: 201, scan: { outcome: "left" } },
      { scanId: walkIn, status: 201, scan: { outcome: "admitted" } },
      { scanId: tally, status: 201, scan: { outcome: "admitted", people: 3 } },
      { status: 201, scan: { outcome: "admitted", undoneAt: minutesAgo(6) } },
    ]);
    expect(await came()).toBe(1);
  });

  test("sent twice is recorded once and gets the same answers", async () => {
    const { ticketCode } = await aRegistration(services, center, eventId);
    const batch = [
      { scanId: uuid(), code: ticketCode, scannedAt: minutesAgo(9), told },
      { kind: "walk-in", scanId: uuid(), scannedAt: minutesAgo(8), told },
      { kind: "tally", scanId: uuid(), who: "staff", people: -1 },
    ];
    const first = await send(batch);
    const again = await send(batch);
    expect(again.body.items.map(({ status }: { status: number }) => status)).toEqual([200, 200, 200]);
    expect(again.body.items.map(({ scan }: { scan: unknown }) => scan)).toEqual(
      first.body.items.map(({ scan }: { scan: unknown }) => scan),
    );
    expect(await stored()).toBe(3);
  });

  test("goes on after an item that fails, and says of each what is wrong with it", async () => {
    const { ticketCode } = await aRegistration(services, center, eventId);
    const good = uuid();
    const other = uuid();
    await send([{ scanId: other, code: "something else" }]);
    const answer = await send([
      "not an object",
      { scanId: uuid() },
      { kind: "dance", scanId: uuid() },
      { scanId: other, code: ticketCode },
      { scanId: uuid(), code: "1".repeat(4_097) },
      { scanId: uuid(), code: ticketCode, scannedAt: "yesterday" },
      { scanId: good, code: ticketCode },
    ]);
    expect(answer.body.items).toMatchObject([
      { scanId: null, status: 422, problem: { code: "values-not-accepted" } },
      { status: 422, problem: { errors: [{ pointer: "/code", code: "required" }] } },
      { status: 422, problem: { errors: [{ pointer: "/kind" }] } },
      { scanId: other, status: 409, problem: { code: "scan-id-reused" } },
      { status: 413, problem: { code: "body-too-large" } },
      { status: 422, problem: { errors: [{ pointer: "/scannedAt" }] } },
      { scanId: good, status: 201, scan: { outcome: "admitted" } },
    ]);
  });

  test("takes an undo before its scan, and nobody is in at the end", async () => {
    const { ticketCode } = await aRegistration(services, center, eventId);
    const scanId = uuid();
    const answer = await send([
      { kind: "undo", scanId: uuid(), undoes: scanId, scannedAt: minutesAgo(4) },
      { scanId, code: ticketCode, scannedAt: minutesAgo(5), told },
    ]);
    expect(answer.body.items).toMatchObject([
      { status: 202 },
      { status: 201, scan: { undoneAt: minutesAgo(4) } },
    ]);
    expect(await came()).toBe(0);
  });

  test("of more than 500 items is refused whole, with the limit named", async () => {
    const many = Array.from({ length: 501 }, () => ({ scanId: uuid(), code: "x" }));
    const answer = await send(many);
    expect(answer).toMatchObject({ status: 413, body: { code: "batch-too-large" } });
    expect(answer.body.detail).toContain("500");
    expect(await stored()).toBe(0);
    expect((await send(many.slice(1))).body.items).toHaveLength(500);
  });

  test("of ten thousand items is refused with 413, with the limit named, however long they are", async () => {
    const items = Array.from({ length: 10_000 }, () => ({ scanId: uuid(), code: "x".repeat(100) }));
    const answer = await send(items);
    expect(answer).toMatchObject({ status: 413, body: { code: "batch-too-large" } });
    expect(answer.body.detail).toContain("500 items");
  });

  test("that was cut off is refused as no JSON, and nothing is recorded", async () => {
    const whole = JSON.stringify([
      { scanId: uuid(), code: "x" },
      { scanId: uuid(), code: "y" },
    ]);
    const answer = await door("POST", `/events/${eventId}/scans`, whole.slice(0, -20));
    expect(answer).toMatchObject({ status: 400, body: { code: "malformed-body" } });
    expect(await stored()).toBe(0);
  });

  test("for an event of another center is not found", async () => {
    const other = await aCenter(services);
    const elsewhere = await aPublishedEvent(services, other);
    expect((await door("POST", `/events/${elsewhere}/scans`, [{ scanId: uuid(), code: "x" }])).status).toBe(
      404,
    );
  });

  test("undoes nothing of another event", async () => {
    const { ticketCode } = await aRegistration(services, center, eventId);
    const scanId = uuid();
    await send([{ scanId, code: ticketCode }]);
    const elsewhere = await aPublishedEvent(services, center);
    const answer = await door("POST", `/events/${elsewhere}/scans`, [
      { kind: "undo", scanId: uuid(), undoes: scanId },
    ]);
    expect(answer.body.items).toMatchObject([{ status: 404 }]);
    expect(await came()).toBe(1);
  });
});

describe("the roster of a door", () => {
  const roster = (since?: string) =>
    door("GET", `/events/${eventId}/roster${since === undefined ? "" : `?since=${since}`}`);

  test("holds what a door needs and no more of a person: no contact, no last name", async () => {
    await aRegistration(services, center, eventId, {
      name: "Rosa Delgado",
      email: "rosa@mail.example",
      phone: "+1 213 555 0100",
    });
    const { status, body } = await roster();
    expect(status).toBe(200);
    expect(body.tickets).toMatchObject([
      { name: "Rosa D.", status: "registered", partySize: 1, arrived: 0, inside: 0 },
    ]);
    const text = JSON.stringify(body);
    for (const secret of ["rosa@", "555 0100", "5550100", "Delgado"]) expect(text).not.toContain(secret);
  });

  test("lets a phone know a ticket by its hash and a forgery by its tag", async () => {
    const { ticketCode } = await aRegistration(services, center, eventId);
    const { body } = await roster();
    expect(services.codes.hash(ticketCode).startsWith(body.tickets[0].code)).toBe(true);
    expect(body.doorKeys).toHaveLength(services.codes.keyIds.length);
  });

  test("gives only who changed since the cursor: a new one, a cancelled one, one that was scanned", async () => {
    await aRegistration(services, center, eventId, { name: "Stays" });
    const cancelled = await aRegistration(services, center, eventId, { name: "Cancels" });
    const scanned = await aRegistration(services, center, eventId, { name: "Comes" });
    const whole = await roster();
    expect(whole.body).toMatchObject({ isWhole: true });
    expect(whole.body.tickets).toHaveLength(3);
    // Other files' transactions on the same server count as open ones, and what was under way is sent twice.
    let { cursor } = whole.body;
    await until("nobody changed since", async () => {
      const { body } = await roster(cursor);
      cursor = body.cursor;
      return body.tickets.length === 0;
    });
    await cancelRegistration(services, {
      actor: center.staff,
      center,
      registrationId: cancelled.registrationId,
    });
    await send([{ scanId: uuid(), code: scanned.ticketCode, door: "North" }]);
    await aRegistration(services, center, eventId, { name: "New" });
    const after = await roster(cursor);
    expect(after.body).toMatchObject({ isWhole: false });
    expect(after.body.tickets).toMatchObject([
      { name: "Cancels", status: "cancelled" },
      { name: "Comes", arrived: 1, inside: 1, door: "North" },
      { name: "New", status: "registered" },
    ]);
  });

  test("misses nobody whose transaction was open when the cursor was given", async () => {
    const { registrationId } = await aRegistration(services, center, eventId, { name: "Late" });
    let cursor = "";
    await services.sql.begin(async (tx) => {
      await tx`update registrations set revision = revision + 1 where id = ${registrationId}`;
      cursor = (await roster()).body.cursor;
    });
    expect((await roster(cursor)).body.tickets).toMatchObject([{ name: "Late" }]);
  });

  test("is whole again for a cursor that this database cannot have given", async () => {
    await aRegistration(services, center, eventId);
    expect((await roster("18446744073709551614")).body).toMatchObject({ isWhole: true });
    expect((await roster("99999999999999999999")).status).toBe(422);
  });

  test.each(["toString", "%EF%BF%BD", "", "-1", "07812", "1e3"])(
    "refuses a cursor that is no number: %s",
    async (cursor) => {
      expect((await roster(cursor)).status).toBe(422);
    },
  );

  test("is whole again for a cursor of the time before a failover, also where its transaction is long past", async () => {
    await aRegistration(services, center, eventId);
    const { cursor } = (await roster()).body;
    const ofTimelineBefore = String(BigInt(cursor) - 2n ** 48n);
    expect((await roster(cursor)).body).toMatchObject({ isWhole: false });
    expect((await roster(ofTimelineBefore)).body).toMatchObject({ isWhole: true });
  });

  test("says how long a phone may keep it: a day after the event", async () => {
    const { body } = await roster();
    expect(Date.parse(body.keepUntil) - Date.parse(body.endsAt)).toBe(24 * 3_600_000);
    expect(body.now).toBe(noon.toISOString());
  });

  test("says as many days as the center set, where it set them", async () => {
    const of = eq(centers.id, center.id);
    const settings = { ...center.settings, retention: { rosterDays: 3 } };
    const setTo = async (changed: typeof center.settings) => {
      await services.db.update(centers).set({ settings: changed }).where(of);
      services.live.announce({ kind: "center", centerId: center.id });
    };
    await setTo(settings);
    const { body } = await roster();
    expect(Date.parse(body.keepUntil) - Date.parse(body.endsAt)).toBe(3 * 24 * 3_600_000);
    await setTo(center.settings);
  });

  test("says how many devices share what is left of the room: passes, and whoever scanned lately", async () => {
    expect((await roster()).body.devices).toBe(1);
    const { ticketCode } = await aRegistration(services, center, eventId);
    await send([{ scanId: uuid(), code: ticketCode, device: "Ana's phone" }]);
    await send([{ scanId: uuid(), code: ticketCode, device: "Li's phone" }]);
    expect((await roster()).body.devices).toBe(2);
  });

  test("is not given out any longer than phones may keep it", async () => {
    const { body } = await roster();
    services.clock.set(new Date(Date.parse(body.keepUntil) + 1));
    expect(await roster()).toMatchObject({ status: 410, body: { code: "roster-over" } });
    services.clock.set(noon);
  });
});
