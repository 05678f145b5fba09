import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createEvent } from "~/app/commands/create-event.server";
import { type EventPatch, editEvent } from "~/app/commands/edit-event.server";
import type { EventInput } from "~/app/commands/parts/event-input";
import { takeEventStep } from "~/app/commands/take-event-step.server";
import { audit, events, outbox, roomBookings } from "~/db/schema";
import {
  aCenter,
  aDraft,
  anActor,
  anEvent,
  aPublishedEvent,
  aRegistration,
  type TestCenter,
} from "~/tests/factories/center";
import { createTestServices, type TestServices } from "~/tests/factories/services";

const hour = 3_600_000;
let services: TestServices;
let center: TestCenter;

beforeAll(async () => {
  services = await createTestServices();
});
afterAll(() => services.drop());
beforeEach(async () => {
  center = await aCenter(services);
});

const inHours = (hours: number) => new Date(services.clock.now().getTime() + hours * hour);
const edit = (eventId: string, patch: EventPatch, reason: string | null = null) =>
  editEvent(services, { actor: center.staff, center, eventId, patch, reason });
const mails = (eventId: string, kind: "event-moved") =>
  services.db
    .select()
    .from(outbox)
    .where(and(eq(outbox.eventId, eventId), eq(outbox.kind, kind)));
async function eventOf(eventId: string) {
  const [event] = await services.db.select().from(events).where(eq(events.id, eventId));
  if (event === undefined) throw new Error("no event");
  return event;
}

describe("moving a published event", () => {
  const move = { startsAt: new Date(), endsAt: new Date() };
  beforeEach(() => {
    move.startsAt = inHours(26);
    move.endsAt = inHours(29);
  });

  test("tells everyone with a place and an address once, and the employer once", async () => {
    const eventId = await aPublishedEvent(services, center);
    await aRegistration(services, center, eventId, { email: "rosa@example.org" });
    await aRegistration(services, center, eventId, { email: "kim@example.org" });
    await aRegistration(services, center, eventId, { name: "No Mail" });
    expect(await edit(eventId, move, "A flood")).toEqual({
      outcome: "edited",
      changed: expect.any(Array),
      told: 2,
    });
    expect(await edit(eventId, move, "A flood")).toEqual({ outcome: "edited", changed: [], told: 0 });
    const sent = await mails(eventId, "event-moved");
    expect(sent.filter(({ registrationId }) => registrationId !== null)).toHaveLength(2);
    expect(sent.filter(({ employerId }) => employerId !== null)).toHaveLength(1);
    expect(new Set(sent.map(({ reason }) => reason))).toEqual(new Set(["A flood"]));
  });

  test("raises the calendar revision, which a change of words does not", async () => {
    const eventId = await aPublishedEvent(services, center);
    await edit(eventId, { description: "Other words." });
    expect((await eventOf(eventId)).calendarRevision).toBe(0);
    await edit(eventId, move, "A flood");
    expect((await eventOf(eventId)).calendarRevision).toBe(1);
  });

  test("needs a reason, and nothing is changed or told without one", async () => {
    const eventId = await aPublishedEvent(services, center);
    await aRegistration(services, center, eventId, { email: "rosa@example.org" });
    expect(await edit(eventId, move)).toMatchObject({ outcome: "refused", reason: "reason-required" });
    expect(await mails(eventId, "event-moved")).toEqual([]);
  });
});

test("a capacity under the places taken is refused beside the field", async () => {
  const eventId = await aPublishedEvent(services, center);
  await aRegistration(services, center, eventId);
  await aRegistration(services, center, eventId, { name: "Kim Lee" });
  expect(await edit(eventId, { capacity: 1 })).toEqual({
    outcome: "refused",
    reason: "capacity-below-places-taken",
    fields: [{ field: "capacity", problem: "capacity-below-places-taken" }],
  });
  expect(await edit(eventId, { capacity: 2 })).toMatchObject({ outcome: "edited", changed: ["capacity"] });
});

describe("two events cannot hold one room at overlapping times", () => {
  const approve = (eventId: string) =>
    takeEventStep(services, { actor: center.staff, center, eventId, to: "approved", reason: null });
  const taken = {
    outcome: "refused",
    reason: "room-taken",
    fields: [{ field: "roomId", problem: "room-taken" }],
  };

  test("when the second is approved", async () => {
    await aPublishedEvent(services, center, { roomId: center.roomId });
    const second = await aDraft(services, center, { roomId: center.roomId });
    expect(await approve(second)).toEqual(taken);
    expect((await eventOf(second)).status).toBe("draft");
  });

  test("when the second is moved into the first's time", async () => {
    await aPublishedEvent(services, center, { roomId: center.roomId });
    const times = { startsAt: inHours(50), endsAt: inHours(52), doorsOpenAt: null, doorsCloseAt: null };
    const second = await aPublishedEvent(services, center, { roomId: center.roomId, ...times });
    expect(await edit(second, { startsAt: inHours(3), endsAt: inHours(4) }, "Sooner")).toEqual(taken);
    expect((await eventOf(second)).startsAt).toEqual(times.startsAt);
  });

  test("when a room is held longer than the event, from and until which counts", async () => {
    await aPublishedEvent(services, center, { roomId: center.roomId, heldUntil: inHours(7) });
    const second = await aDraft(services, center, {
      roomId: center.roomId,
      startsAt: inHours(6),
      endsAt: inHours(8),
      doorsOpenAt: null,
      doorsCloseAt: null,
    });
    expect(await approve(second)).toEqual(taken);
  });

  test("but one may follow the other", async () => {
    await aPublishedEvent(services, center, { roomId: center.roomId });
    const second = await aDraft(services, center, {
      roomId: center.roomId,
      startsAt: inHours(5),
      endsAt: inHours(6),
      doorsOpenAt: null,
      doorsCloseAt: null,
    });
    expect(await approve(second)).toMatchObject({ outcome: "taken" });
  });

  test("and a cancelled one frees the room", async () => {
    const first = await aPublishedEvent(services, center, { roomId: center.roomId });
    const cancel = { actor: center.staff, center, eventId: first, to: "cancelled", reason: "Ill" } as const;
    await takeEventStep(services, cancel);
    const second = await aDraft(services, center, { roomId: center.roomId });
    expect(await approve(second)).toMatchObject({ outcome: "taken" });
  });
});

describe("the hold of a room", () => {
  const held = async (eventId: string) => {
    const [booking] = await services.db.select().from(roomBookings).where(eq(roomBookings.eventId, eventId));
    const instants = booking?.held.match(/"([^"]+)"/g) ?? [];
    return instants.map((text) => new Date(text.replaceAll('"', "")).getTime());
  };

  test("moves with the event unless it is given", async () => {
    const eventId = await aPublishedEvent(services, center, { roomId: center.roomId, heldFrom: inHours(1) });
    await edit(eventId, { startsAt: inHours(26), endsAt: inHours(29) }, "A flood");
    expect(await held(eventId)).toEqual([inHours(25).getTime(), inHours(29).getTime()]);
  });

  test("is the event's own time again where it is taken away", async () => {
    const eventId = await aPublishedEvent(services, center, { roomId: center.roomId, heldFrom: inHours(1) });
    await edit(eventId, { heldFrom: null });
    expect(await held(eventId)).toEqual([inHours(2).getTime(), inHours(5).getTime()]);
  });

  test("is in the trail when it changes, and a form that repeats it changes nothing", async () => {
    const eventId = await aPublishedEvent(services, center, { roomId: center.roomId });
    await edit(eventId, { heldFrom: inHours(1) });
    expect(await edit(eventId, { heldFrom: inHours(1), heldUntil: null })).toMatchObject({ changed: [] });
    const rows = await services.db
      .select()
      .from(audit)
      .where(and(eq(audit.subjectId, eventId), eq(audit.action, "edited hold")));
    expect(rows).toMatchObject([{ from: "start to end", to: `${inHours(1).toISOString()} to end` }]);
  });
});

describe("how the door works", () => {
  test("changes while the event is public, in the trail and in the event's revision", async () => {
    const eventId = await aPublishedEvent(services, center);
    const before = await eventOf(eventId);
    expect(await edit(eventId, { walkInReserve: 20, exitScanning: true })).toMatchObject({
      changed: ["walkInReserve", "exitScanning"],
    });
    const after = await eventOf(eventId);
    expect(after).toMatchObject({ walkInReserve: 20, exitScanning: true, revision: before.revision + 1 });
    const rows = await services.db.select().from(audit).where(eq(audit.subjectId, eventId));
    expect(rows).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ action: "edited walkInReserve", from: "0", to: "20" }),
        expect.objectContaining({ action: "edited exitScanning", from: "off", to: "on" }),
      ]),
    );
  });

  test("is not an employer's to say, in a new event or a draft of its own", async () => {
    const actor = anActor(services, center.id, "employer", { employerId: center.employerId });
    const of = { actor, center, employerId: center.employerId };
    const refused = { outcome: "refused", reason: "edit-not-allowed" };
    const exits = await createEvent(services, { ...of, event: anEvent(services, { exitScanning: true }) });
    expect(exits).toMatchObject({ ...refused, fields: [{ field: "exitScanning" }] });
    const kept = await createEvent(services, { ...of, event: anEvent(services, { walkInReserve: 1 }) });
    expect(kept).toMatchObject({ ...refused, fields: [{ field: "walkInReserve" }] });
    const eventId = await aDraft(services, center, { walkInReserve: 5 });
    const edited = await editEvent(services, {
      actor,
      center,
      eventId,
      patch: { walkInReserve: 0 },
      reason: null,
    });
    expect(edited).toMatchObject({ ...refused, fields: [{ field: "walkInReserve" }] });
  });

  test("keeps no more places than a new event has, by its capacity or by its room", async () => {
    const make = (more: Partial<EventInput>) =>
      createEvent(services, {
        actor: center.staff,
        center,
        employerId: center.employerId,
        event: anEvent(services, more),
      });
    const refused = {
      outcome: "refused",
      fields: [{ field: "walkInReserve", problem: "reserve-above-capacity" }],
    };
    expect(await make({ capacity: 10, walkInReserve: 11 })).toMatchObject(refused);
    expect(await make({ roomId: center.roomId, capacity: null, walkInReserve: 301 })).toMatchObject(refused);
    expect(await make({ capacity: 10, walkInReserve: 10 })).toMatchObject({ outcome: "created" });
  });
});

test("an event of another center is not found", async () => {
  const eventId = await aPublishedEvent(services, center);
  const other = await aCenter(services);
  const theirs = { actor: anActor(services, other.id, "admin"), center: other, eventId, reason: null };
  expect(await editEvent(services, { ...theirs, patch: { title: "Mine now" } })).toEqual({
    outcome: "refused",
    reason: "not-found",
  });
});
