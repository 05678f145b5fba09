import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { bookings, slots } from "~/db/schema";
import { aCenter, aRegistration, type TestCenter } from "../factories/center";
import { createTestServices, type TestServices } from "../factories/services";
import { anEventAhead, book, bookingsOf, someSlots } from "../factories/slots";

let services: TestServices;
let center: TestCenter;
let eventId: string;
let slotId: string;

beforeAll(async () => {
  services = await createTestServices();
  center = await aCenter(services);
});
afterAll(() => services.drop());
beforeEach(async () => {
  eventId = await anEventAhead(services, center);
  [slotId = ""] = await someSlots(services, center, eventId, { seats: 2 });
});

const visitor = async () => (await aRegistration(services, center, eventId)).registrationId;

/** Writes a booking past every command. */
async function write(registrationId: string, seat: number, { into = slotId, later = 0 } = {}) {
  await services.db.execute(sql`
    insert into bookings (center_id, id, slot_id, registration_id, status, seat, held, created_at)
    select center_id, ${services.ids.uuid()}, id, ${registrationId}, 'booked', ${seat},
      tstzrange(starts_at + ${later} * interval '1 minute', ends_at + ${later} * interval '1 minute'), created_at
    from slots where id = ${into}`);
}

const constraintOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error: { cause?: { constraint_name?: string } }) => error.cause?.constraint_name,
  );

describe("the database refuses", () => {
  test("two who hold one seat", async () => {
    await write(await visitor(), 1);
    expect(await constraintOf(write(await visitor(), 1))).toBe("bookings_seat");
  });

  test("a seat above those of the slot", async () => {
    expect(await constraintOf(write(await visitor(), 3))).toBe("bookings_seat_of_slot");
  });

  test("a span that is not the slot's", async () => {
    expect(await constraintOf(write(await visitor(), 1, { later: 5 }))).toBe("bookings_held_of_slot");
  });

  test("one visitor in two times that overlap, and takes two that touch", async () => {
    const [next = ""] = await someSlots(services, center, eventId, { after: 20 });
    const [overlapping = ""] = await someSlots(services, center, eventId, { after: 10 });
    const registrationId = await visitor();
    await write(registrationId, 1);
    await write(registrationId, 1, { into: next });
    expect(await constraintOf(write(registrationId, 1, { into: overlapping }))).toBe("bookings_no_overlap");
  });

  test("fewer seats than somebody sits above", async () => {
    await write(await visitor(), 2);
    const lower = services.db.update(slots).set({ seats: 1 }).where(eq(slots.id, slotId));
    expect(await constraintOf(lower)).toBe("slots_seats_taken");
  });

  test("who is booked without a seat, and who is not with one", async () => {
    await write(await visitor(), 1);
    const of = eq(bookings.slotId, slotId);
    expect(await constraintOf(services.db.update(bookings).set({ seat: null }).where(of))).toBe(
      "bookings_has_seat",
    );
    expect(await constraintOf(services.db.update(bookings).set({ status: "released" }).where(of))).toBe(
      "bookings_has_seat",
    );
  });

  test("a time that is both at a table and a call, or neither", async () => {
    const of = eq(slots.id, slotId);
    const call = services.db.update(slots).set({ callUrl: "https://call.example" }).where(of);
    expect(await constraintOf(call)).toBe("slots_where");
    expect(await constraintOf(services.db.update(slots).set({ place: null }).where(of))).toBe("slots_where");
  });
});

test("what is held moves with its slot", async () => {
  await book(services, center, await visitor(), slotId);
  await services.db.execute(sql`update slots set starts_at = starts_at + interval '1 hour',
    ends_at = ends_at + interval '1 hour' where id = ${slotId}`);
  const [row] = await services.db.execute<{ same: boolean }>(sql`
    select b.held = tstzrange(s.starts_at, s.ends_at) as same from bookings b join slots s on s.id = b.slot_id
    where s.id = ${slotId}`);
  expect(row?.same).toBe(true);
  expect(await bookingsOf(services, slotId)).toHaveLength(1);
});
