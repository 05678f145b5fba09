import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { acceptPlace } from "~/app/commands/answer-offer.server";
import { resizeParty } from "~/app/commands/change-party.server";
import { cancelRegistration, restoreRegistration } from "~/app/commands/change-registration.server";
import { recordScan } from "~/app/commands/record-scan.server";
import { registerPatron } from "~/app/commands/register-patron.server";
import { countAttendance } from "~/db/queries/check-in";
import { findRegistration } from "~/db/queries/registrations";
import { audit, outbox, registrations, scanConflicts } from "~/db/schema";
import { aCenter, aPublishedEvent, aRegistration, type TestCenter } from "../factories/center";
import { createTestServices, noon, type TestServices } from "../factories/services";

let services: TestServices;
let center: TestCenter;
let eventId: string;

beforeAll(async () => {
  services = await createTestServices();
  center = await aCenter(services);
});
afterAll(() => services.drop());
beforeEach(async () => {
  services.clock.set(noon);
  eventId = await aPublishedEvent(services, center, { capacity: 10 });
});

const patron = { kind: "patron" as const, id: "the-patron" };
const resize = (registrationId: string, people: number) =>
  resizeParty(services, {
    actor: { ...patron, centerId: center.id },
    center,
    registrationId,
    people,
  });
const party = (people: number) => aRegistration(services, center, eventId, {}, people);
const counts = () => countAttendance(services.db, { centerId: center.id, eventId });
async function stateOf(registrationId: string) {
  const [row] = await services.db
    .select({
      partySize: registrations.partySize,
      revision: registrations.revision,
      calendarRevision: registrations.calendarRevision,
    })
    .from(registrations)
    .where(eq(registrations.id, registrationId));
  if (row === undefined) throw new Error("no registration");
  return row;
}
const scan = (text: string, more: { people?: number; scannedAt?: Date; isTold?: true } = {}) =>
  recordScan(services, {
    actor: center.door,
    eventId,
    scanId: services.ids.uuid(),
    text,
    scannedAt: more.scannedAt ?? null,
    people: more.people ?? null,
    told: more.isTold ? { outcome: "admitted", people: 1 } : null,
    door: "Main",
    device: null,
    override: false,
    verdictMs: null,
  });
const problemOf = (
  result: Awaited<ReturnType<typeof registerPatron | typeof resizeParty | typeof restoreRegistration>>,
) => (result.outcome === "refused" ? [result.reason, result.fields?.[0]?.problem] : result.outcome);

describe("a party that registers", () => {
  const register = (partySize: number) =>
    registerPatron(services, {
      center,
      eventId,
      patron: { name: "Kim", email: null, phone: null, language: "en" },
      partySize,
      origin: "web",
      key: null,
    });

  test("is told how many places are left where they are too few, and nothing is taken", async () => {
    await party(6);
    await party(2);
    expect(problemOf(await register(3))).toEqual(["event-full", "places-left-2"]);
    expect((await counts()).registered).toBe(8);
    expect(problemOf(await register(2))).toBe("registered");
    expect(problemOf(await register(2))).toBe("waitlisted");
  });

  test("is not told of the places that are kept for walk-ins", async () => {
    eventId = await aPublishedEvent(services, center, { capacity: 10, walkInReserve: 7 });
    expect(problemOf(await register(4))).toEqual(["event-full", "places-left-3"]);
  });

  test("and forty others at once never take more places than there are", async () => {
    const sizes = Array.from({ length: 40 }, (_, n) => (n % 6) + 1);
    await Promise.all(sizes.map(register));
    const { registered } = await counts();
    expect(registered).toBeLessThanOrEqual(10);
    expect(problemOf(await register(10 - registered + 1))).not.toBe("registered");
  });
});

describe("a party that changes its size", () => {
  test("gives places back or takes them, in the trail, without a mail", async () => {
    const { registrationId } = await aRegistration(services, center, eventId, { email: "a@example.org" }, 3);
    const before = await stateOf(registrationId);
    const mails = await services.db.$count(outbox, eq(outbox.eventId, eventId));
    expect(problemOf(await resize(registrationId, 5))).toBe("resized");
    expect((await counts()).registered).toBe(5);
    expect(problemOf(await resize(registrationId, 2))).toBe("resized");
    expect((await counts()).registered).toBe(2);
    const { calendarRevision } = before;
    expect(await stateOf(registrationId)).toEqual({
      partySize: 2,
      revision: before.revision + 2,
      calendarRevision,
    });
    const trail = await services.db
      .select({ from: audit.from, to: audit.to })
      .from(audit)
      .where(and(eq(audit.subjectId, registrationId), eq(audit.action, "edited partySize")))
      .orderBy(audit.id);
    expect(trail).toEqual([
      { from: "3", to: "5" },
      { from: "5", to: "2" },
    ]);
    expect(await services.db.$count(outbox, eq(outbox.eventId, eventId))).toBe(mails);
  });

  test("to the same number writes nothing", async () => {
    const { registrationId } = await party(3);
    const before = await stateOf(registrationId);
    expect(problemOf(await resize(registrationId, 3))).toBe("resized");
    expect(await stateOf(registrationId)).toEqual(before);
  });

  test("is told the largest number that there are places for", async () => {
    const { registrationId } = await party(3);
    await party(6);
    expect(problemOf(await resize(registrationId, 6))).toEqual(["event-full", "party-at-most-4"]);
    expect((await stateOf(registrationId)).partySize).toBe(3);
  });

  test("stays at least as many as have come", async () => {
    const { registrationId, ticketCode } = await party(4);
    await scan(ticketCode, { people: 3 });
    expect(problemOf(await resize(registrationId, 2))).toEqual([
      "party-below-arrived",
      "party-below-arrived",
    ]);
    expect(problemOf(await resize(registrationId, 3))).toBe("resized");
    expect((await counts()).admitted).toBe(3);
    expect(await scan(ticketCode)).toMatchObject({ answer: { outcome: "already-admitted" } });
  });

  test("that grows makes room for the one who was let in too many, and the conflict ends", async () => {
    const { registrationId, ticketCode } = await party(1);
    await scan(ticketCode, { scannedAt: new Date(noon.getTime() - 9 * 60_000), isTold: true });
    await scan(ticketCode, { scannedAt: new Date(noon.getTime() - 8 * 60_000), isTold: true });
    const conflicts = () => services.db.$count(scanConflicts, eq(scanConflicts.eventId, eventId));
    expect([await conflicts(), (await counts()).admitted]).toEqual([1, 1]);
    await resize(registrationId, 2);
    expect([await conflicts(), (await counts()).admitted]).toEqual([0, 2]);
  });

  test("at the same time as nine others takes no more places than there are", async () => {
    const parties = [];
    for (let n = 0; n < 4; n += 1) parties.push(await party(1));
    await Promise.all(parties.map(({ registrationId }) => resize(registrationId, 6)));
    expect((await counts()).registered).toBe(9);
  });

  test("is no other center's to change", async () => {
    const { registrationId } = await party(2);
    const other = await aCenter(services);
    const request = { actor: { ...patron, centerId: other.id }, center: other, registrationId, people: 1 };
    expect(problemOf(await resizeParty(services, request))).toEqual(["not-found", undefined]);
  });
});

test("a party comes back whole, or waits, and is offered places that suffice for all of it", async () => {
  const { registrationId } = await party(4);
  const request = { actor: center.staff, center, registrationId };
  await cancelRegistration(services, request);
  await party(6);
  const last = await party(2);
  expect(problemOf(await restoreRegistration(services, request))).toBe("waitlisted");
  await cancelRegistration(services, { ...request, registrationId: last.registrationId });
  expect(await acceptPlace(services, request)).toEqual({ outcome: "accepted" });
});

test("a registration in full says how many of it have come, one row however many", async () => {
  const { registrationId, ticketCode } = await party(4);
  await scan(ticketCode, { people: 2 });
  const found = await findRegistration(services.db, { centerId: center.id, registrationId });
  expect(found).toMatchObject({ partySize: 4, arrived: 2, admittedAt: noon });
});
