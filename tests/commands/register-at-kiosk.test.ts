import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { registerAtKiosk } from "~/app/commands/register-at-kiosk.server";
import { takeEventStep } from "~/app/commands/take-event-step.server";
import type { Actor } from "~/app/domain/access/roles";
import { countAttendance } from "~/db/queries/check-in";
import { registrations, scans, turnedAway } from "~/db/schema";
import { aCenter, aPublishedEvent, aRegistration, type TestCenter } from "~/tests/factories/center";
import { createTestServices, noon, type TestServices } from "~/tests/factories/services";

const hour = 3_600_000;
const after = (hours: number) => new Date(noon.getTime() + hours * hour);

let services: TestServices;
let center: TestCenter;

beforeAll(async () => {
  services = await createTestServices();
  center = await aCenter(services);
});
afterAll(() => services.drop());
beforeEach(() => services.clock.set(noon));

/** A visitor in front of the tablet. */
function aVisitor(eventId: string, more: { name?: string; partySize?: number } = {}) {
  const { name = "Rosa Delgado", partySize = 1 } = more;
  const id = services.ids.uuid();
  const actor: Actor = { kind: "device", id, centerId: center.id, role: "kiosk", eventId };
  return {
    actor,
    center,
    eventId,
    visitId: services.ids.uuid(),
    patron: { name, email: null, phone: null, language: "es" },
    partySize,
    door: "Kiosk",
    device: "Lobby",
  };
}

const counts = (eventId: string) => countAttendance(services.db, { centerId: center.id, eventId });
const places = (eventId: string) =>
  services.db
    .select({ origin: registrations.origin, partySize: registrations.partySize })
    .from(registrations)
    .where(eq(registrations.eventId, eventId));
const admitted = { outcome: "registered", scan: { answer: { outcome: "admitted" } } };

describe("a visitor who registers at the kiosk", () => {
  test("is let in at once with all of the party, by the kiosk's door and the tablet's name", async () => {
    const eventId = await aPublishedEvent(services, center);
    const made = await registerAtKiosk(services, aVisitor(eventId, { partySize: 3 }));
    expect(made).toMatchObject({ scan: { answer: { outcome: "admitted", people: 3 } } });
    expect(await places(eventId)).toEqual([{ origin: "kiosk", partySize: 3 }]);
    expect(await counts(eventId)).toMatchObject({ registered: 3, admitted: 3 });
    const [scan] = await services.db
      .select({ device: scans.device, doorId: scans.doorId })
      .from(scans)
      .where(eq(scans.eventId, eventId));
    expect(scan).toEqual({ device: "Lobby", doorId: expect.any(String) });
  });

  test("before the doors open has a place, and is not counted as arrived, even if the form is sent again later", async () => {
    const eventId = await aPublishedEvent(services, center, { doorsOpenAt: after(1) });
    const visitor = aVisitor(eventId);
    const made = await registerAtKiosk(services, visitor);
    expect(made).toMatchObject({ scan: null, ticket: { shortCode: expect.stringMatching(/^\d{8}$/) } });
    services.clock.set(after(1.5));
    expect(await registerAtKiosk(services, visitor)).toMatchObject({ scan: null });
    expect(await counts(eventId)).toMatchObject({ registered: 1, admitted: 0 });
  });

  test("twice, by an answer that got lost, is one registration with one ticket, admitted once", async () => {
    const eventId = await aPublishedEvent(services, center);
    const visitor = aVisitor(eventId);
    const [first, second] = await Promise.all([
      registerAtKiosk(services, visitor),
      registerAtKiosk(services, visitor),
    ]);
    const third = await registerAtKiosk(services, visitor);
    for (const made of [first, second, third]) expect(made).toMatchObject(admitted);
    const tickets = [first, second, third].map((made) => made.outcome === "registered" && made.ticket);
    expect(new Set(tickets.map((ticket) => ticket && ticket.ticketCode)).size).toBe(1);
    expect(await counts(eventId)).toMatchObject({ registered: 1, admitted: 1 });
  });
});

describe("a visitor whom no place is left for", () => {
  async function aFullEvent() {
    const eventId = await aPublishedEvent(services, center, { capacity: 1 });
    await aRegistration(services, center, eventId);
    return eventId;
  }

  test("comes in as a walk-in by name with a ticket, and is not noted as turned away", async () => {
    const eventId = await aFullEvent();
    const made = await registerAtKiosk(services, aVisitor(eventId, { partySize: 2 }));
    expect(made).toMatchObject({ ...admitted, ticket: { ticketCode: expect.stringMatching(/^\w{34}$/) } });
    expect(await places(eventId)).toContainEqual({ origin: "walk-in", partySize: 2 });
    expect(await services.db.$count(turnedAway, eq(turnedAway.eventId, eventId))).toBe(0);
  });

  test("stays a walk-in when the form is sent again, also where a place has come free", async () => {
    const eventId = await aFullEvent();
    const visitor = aVisitor(eventId);
    await registerAtKiosk(services, visitor);
    await services.db
      .update(registrations)
      .set({ status: "cancelled" })
      .where(eq(registrations.origin, "web"));
    expect(await registerAtKiosk(services, visitor)).toMatchObject({ ...admitted, scan: { isNew: false } });
    expect(await counts(eventId)).toMatchObject({ admitted: 1 });
  });

  test("because the event has begun comes in as a walk-in by name", async () => {
    const eventId = await aPublishedEvent(services, center);
    services.clock.set(after(3));
    expect(await registerAtKiosk(services, aVisitor(eventId))).toMatchObject(admitted);
    expect(await places(eventId)).toEqual([{ origin: "walk-in", partySize: 1 }]);
  });

  test("before the doors open is told when they do, and keeps no place", async () => {
    const eventId = await aPublishedEvent(services, center, { capacity: 1, doorsOpenAt: after(1) });
    await aRegistration(services, center, eventId);
    const made = await registerAtKiosk(services, aVisitor(eventId));
    expect(made).toMatchObject({ scan: { answer: { outcome: "door-closed" } }, ticket: null });
    expect(await places(eventId)).toHaveLength(1);
  });
});

test("nobody registers for an event that was cancelled", async () => {
  const eventId = await aPublishedEvent(services, center);
  const step = {
    actor: center.staff,
    center,
    eventId,
    to: "cancelled",
    reason: "The room is flooded.",
  } as const;
  await takeEventStep(services, step);
  expect(await registerAtKiosk(services, aVisitor(eventId))).toEqual({
    outcome: "refused",
    reason: "event-not-open",
  });
});
