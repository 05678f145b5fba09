import { and, count, eq, inArray, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cancelTime } from "~/app/commands/change-booking.server";
import { createEmployer } from "~/app/commands/create-employer.server";
import { offerSeats } from "~/app/commands/parts/offer-seats.server";
import { freeSeats } from "~/app/domain/bookings/booking";
import { listSeats, listWaitingForSeats } from "~/db/queries/bookings";
import { lockSlots, shareEvent } from "~/db/queries/locks";
import { bookings, eventEmployers, registrations, slots } from "~/db/schema";
import { aCenter, anEmployer, aRegistration, type TestCenter } from "../factories/center";
import { aCrowd } from "../factories/crowd";
import { createTestServices, type TestServices } from "../factories/services";
import { anEventAhead, asPatron, book, bookingsOf, someSlots } from "../factories/slots";

let services: TestServices;
let center: TestCenter;

beforeAll(async () => {
  services = await createTestServices();
  center = await aCenter(services);
});
afterAll(() => services.drop());

/** Registrations of an event, made at once. */
async function aCrowdOf(eventId: string, people: number): Promise<string[]> {
  const of = { centerId: center.id, eventId };
  await aCrowd(
    services,
    of,
    Array.from({ length: people }, (_, n) => `Visitor ${n}`),
  );
  const rows = await services.db
    .select({ id: registrations.id })
    .from(registrations)
    .where(eq(registrations.eventId, eventId));
  return rows.map(({ id }) => id);
}

const outcomeOf = (answer: Awaited<ReturnType<typeof book>>) =>
  answer.outcome === "refused" ? answer.reason : answer.outcome;

function tally(outcomes: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const outcome of outcomes) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}

test("500 visitors who want one of 40 seats at once: 40 have one, each another, and who asks to waits", async () => {
  const eventId = await anEventAhead(services, center);
  const slotIds = await someSlots(services, center, eventId, { count: 8, seats: 5 });
  const people = await aCrowdOf(eventId, 500);
  const answers = await Promise.all(
    people.map((one, n) => book(services, center, one, slotIds[n % 8] ?? "", { waits: n < 100 })),
  );
  const { booked, waitlisted = 0, "slot-full": full = 0 } = tally(answers.map(outcomeOf));
  expect(booked).toBe(40);
  expect(waitlisted + full).toBe(460);
  for (const slotId of slotIds) {
    const taken = (await bookingsOf(services, slotId)).flatMap(({ seat }) => (seat === null ? [] : [seat]));
    expect(taken.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5]);
  }
});

/** Reads which seats are taken and takes one, as a command would that holds nothing. */
async function takeUnheld(slotId: string, registrationId: string): Promise<void> {
  const taken = await listSeats(services.db, { centerId: center.id, slotId });
  const [seat] = freeSeats(1, taken);
  if (seat === undefined) return;
  await services.db.execute(sql`
    insert into bookings (center_id, id, slot_id, registration_id, status, seat, held, created_at)
    select center_id, ${services.ids.uuid()}, id, ${registrationId}, 'booked', ${seat},
      tstzrange(starts_at, ends_at), created_at
    from slots where center_id = ${center.id} and id = ${slotId}`);
}

test("control: without the slot's row and the seat's index, one seat is sold twice", async () => {
  const eventId = await anEventAhead(services, center);
  const [slotId = ""] = await someSlots(services, center, eventId);
  const people = await aCrowdOf(eventId, 8);
  const index = sql`create unique index bookings_seat on bookings (center_id, slot_id, seat)
    where status in ('booked', 'offered')`;
  await services.db.execute(sql`drop index bookings_seat`);
  await Promise.all(people.map((one) => takeUnheld(slotId, one)));
  expect((await bookingsOf(services, slotId)).length).toBeGreaterThan(1);
  await services.db.delete(bookings).where(eq(bookings.slotId, slotId));
  await services.db.execute(index);
  const tries = await Promise.allSettled(people.map((one) => takeUnheld(slotId, one)));
  expect(tries.some(({ status }) => status === "rejected")).toBe(true);
  expect(await bookingsOf(services, slotId)).toHaveLength(1);
});

/** A second employer of the event with a time at the same hour as the first's. */
async function twoAtOneHour() {
  const eventId = await anEventAhead(services, center);
  const of = { actor: center.staff, centerId: center.id };
  const { employerId } = await createEmployer(services, { ...of, employer: anEmployer() });
  await services.db
    .insert(eventEmployers)
    .values({ centerId: center.id, eventId, employerId, isHost: false });
  const [first = ""] = await someSlots(services, center, eventId, { seats: 5 });
  const [second = ""] = await someSlots(services, center, eventId, { seats: 5, after: 10, employerId });
  const { registrationId } = await aRegistration(services, center, eventId);
  return { first, second, registrationId };
}

const liveOf = async (registrationId: string) => {
  const [row] = await services.db
    .select({ live: count() })
    .from(bookings)
    .where(and(eq(bookings.registrationId, registrationId), inArray(bookings.status, ["booked", "offered"])));
  return row?.live;
};

test("a visitor who books two times of one hour at once gets one", async () => {
  const { first, second, registrationId } = await twoAtOneHour();
  const wanted = [first, second, first, second];
  const answers = await Promise.all(wanted.map((slotId) => book(services, center, registrationId, slotId)));
  expect(await liveOf(registrationId)).toBe(1);
  expect(tally(answers.map(outcomeOf))).toEqual({ booked: 2, "times-overlap": 2 });
});

test("control: without the visitor's row and the constraint, they get both", async () => {
  const { first, second, registrationId } = await twoAtOneHour();
  await services.db.execute(sql`alter table bookings drop constraint bookings_no_overlap`);
  await Promise.all([takeUnheld(first, registrationId), takeUnheld(second, registrationId)]);
  expect(await liveOf(registrationId)).toBe(2);
  await services.db.delete(bookings).where(eq(bookings.registrationId, registrationId));
  await services.db.execute(sql`alter table bookings add constraint bookings_no_overlap
    exclude using gist (center_id with =, registration_id with =, held with &&)
    where (status in ('booked', 'offered')) deferrable initially immediate`);
  const tries = await Promise.allSettled([
    takeUnheld(first, registrationId),
    takeUnheld(second, registrationId),
  ]);
  expect(tries.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
});

test("two times of one employer at once: the visitor has one of them", async () => {
  const eventId = await anEventAhead(services, center);
  const slotIds = await someSlots(services, center, eventId, { count: 3 });
  const { registrationId } = await aRegistration(services, center, eventId);
  await Promise.all(slotIds.map((slotId) => book(services, center, registrationId, slotId)));
  expect(await liveOf(registrationId)).toBe(1);
});

/** A slot of one seat that is free, and five who wait: what a freed seat looks like before it is offered. */
async function aFreedSeat() {
  const eventId = await anEventAhead(services, center);
  const [slotId = ""] = await someSlots(services, center, eventId);
  const people = await aCrowdOf(eventId, 6);
  for (const one of people) await book(services, center, one, slotId, { waits: true });
  await services.db
    .update(bookings)
    .set({ status: "cancelled", seat: null })
    .where(and(eq(bookings.slotId, slotId), eq(bookings.status, "booked")));
  return { eventId, slotId };
}

test("ten promotions of one seat at once give it to one", async () => {
  const { eventId, slotId } = await aFreedSeat();
  const offered = await Promise.all(
    Array.from({ length: 10 }, () =>
      services.db.transaction(async (tx) => {
        const event = await shareEvent(tx, { centerId: center.id, eventId });
        const [slot] = await lockSlots(tx, { centerId: center.id, slotIds: [slotId] });
        return event && slot ? offerSeats(tx, services, center, event, { ...slot, event }) : 0;
      }),
    ),
  );
  expect(offered.reduce((sum, one) => sum + one, 0)).toBe(1);
});

test("control: without the slot's row the seat is offered twice, and the database refuses the second", async () => {
  const { slotId } = await aFreedSeat();
  const offer = async () => {
    const waiting = await listWaitingForSeats(services.db, { centerId: center.id, slotIds: [slotId] });
    const [seat] = freeSeats(1, await listSeats(services.db, { centerId: center.id, slotId }));
    return { seat, bookingIds: waiting.map(({ bookingId }) => bookingId) };
  };
  const [one, other] = await Promise.all([offer(), offer()]);
  expect([one.seat, other.seat]).toEqual([1, 1]);
  const make = ({ seat, bookingIds }: typeof one, at: number) =>
    services.db
      .update(bookings)
      .set({ status: "offered", seat, offerExpiresAt: services.clock.now() })
      .where(eq(bookings.id, bookingIds[at] ?? ""));
  await make(one, 0);
  await expect(make(other, 1)).rejects.toThrow();
});

test("seats given up and taken by many at once, across slots: every seat has one holder, and nothing waits in a knot", async () => {
  const eventId = await anEventAhead(services, center);
  const slotIds = await someSlots(services, center, eventId, { count: 4, seats: 2 });
  const people = await aCrowdOf(eventId, 24);
  const steps = people.flatMap((one, n) => {
    const at = (k: number) => slotIds[(n + k) % 4] ?? "";
    return [
      () => book(services, center, one, at(0), { waits: true }),
      () => book(services, center, one, at(1), { waits: true }),
      () => cancelTime(services, { ...asPatron(center, one), slotId: at(0) }),
    ];
  });
  await Promise.all(steps.map((step) => step()));
  for (const slotId of slotIds) {
    const rows = await bookingsOf(services, slotId);
    const taken = rows.flatMap(({ seat }) => (seat === null ? [] : [seat]));
    expect(new Set(taken).size).toBe(taken.length);
    const waits = rows.some(({ status }) => status === "waitlisted");
    const [slot] = await services.db.select({ seats: slots.seats }).from(slots).where(eq(slots.id, slotId));
    // Whoever is passed over has another time at this hour; here no two slots overlap.
    if (waits) expect(taken).toHaveLength(slot?.seats ?? 0);
  }
});
