import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bookAppointment } from "~/app/commands/book-appointment.server";
import { cancelAppointment, moveAppointment } from "~/app/commands/change-appointment.server";
import { changeHours } from "~/app/commands/keep-hours.server";
import { freeSeats } from "~/app/domain/bookings/booking";
import { listSeats } from "~/db/queries/bookings";
import { bookings } from "~/db/schema";
import {
  anAppointment,
  anyHours,
  appointmentsIn,
  bookTime,
  someHours,
  someone,
} from "../factories/appointments";
import { aCenter, type TestCenter } from "../factories/center";
import { createTestServices, type TestServices } from "../factories/services";

let services: TestServices;
let center: TestCenter;

beforeAll(async () => {
  services = await createTestServices();
});
afterAll(() => services.drop());

async function someTimes(): Promise<string[]> {
  center = await aCenter(services);
  return (await someHours(services, center)).times.map(({ id }) => id);
}

const tally = (answers: readonly ({ outcome: string } | { outcome: "refused"; reason: string })[]) => {
  const counts: Record<string, number> = {};
  for (const answer of answers) {
    const word = "reason" in answer ? answer.reason : answer.outcome;
    counts[word] = (counts[word] ?? 0) + 1;
  }
  return counts;
};

test("of 50 visitors who want one time at once, one has it", async () => {
  const [slotId = ""] = await someTimes();
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, n) => bookTime(services, center, slotId, { name: `Visitor ${n}` })),
  );
  expect(tally(answers)).toEqual({ booked: 1, "time-taken": 49 });
  expect(await appointmentsIn(services, slotId)).toHaveLength(1);
});

/** Reads whether the time is free and takes it, as a command would that holds nothing. */
async function takeUnheld(slotId: string): Promise<void> {
  const [seat] = freeSeats(1, await listSeats(services.db, { centerId: center.id, slotId }));
  if (seat === undefined) return;
  await services.db.execute(sql`
    insert into bookings (center_id, id, slot_id, status, seat, held, created_at)
    select center_id, ${services.ids.uuid()}, id, 'booked', ${seat}, tstzrange(starts_at, ends_at), created_at
    from slots where center_id = ${center.id} and id = ${slotId}`);
}

test("control: without the time's row and the seat's index, one time is given to several", async () => {
  const [slotId = ""] = await someTimes();
  await services.db.execute(sql`drop index bookings_seat`);
  await Promise.all(Array.from({ length: 8 }, () => takeUnheld(slotId)));
  expect((await appointmentsIn(services, slotId)).length).toBeGreaterThan(1);
  await services.db.delete(bookings).where(eq(bookings.slotId, slotId));
  await services.db.execute(sql`create unique index bookings_seat on bookings (center_id, slot_id, seat)
    where status in ('booked', 'offered')`);
  const tries = await Promise.allSettled(Array.from({ length: 8 }, () => takeUnheld(slotId)));
  expect(tries.some(({ status }) => status === "rejected")).toBe(true);
  expect(await appointmentsIn(services, slotId)).toHaveLength(1);
});

test("two of the staff and a patron who want one time: one of them has it, the others are told", async () => {
  const [slotId = ""] = await someTimes();
  const byStaff = (name: string) =>
    bookAppointment(services, {
      ...{ actor: center.staff, center, slotId, key: services.ids.uuid() },
      ...{ patron: someone({ name }), origin: "staff" as const },
    });
  const answers = await Promise.all([
    byStaff("At the desk"),
    bookTime(services, center, slotId),
    byStaff("On the phone"),
  ]);
  expect(tally(answers)).toEqual({ booked: 1, "time-taken": 2 });
});

test("two who swap their times at once end with one each, and nothing waits in a knot", async () => {
  const [one = "", other = ""] = await someTimes();
  const rosa = await anAppointment(services, center, one);
  const sam = await anAppointment(services, center, other, { name: "Sam Park" });
  const as = ({ bookingId }: typeof rosa) => ({
    actor: { kind: "patron" as const, id: bookingId, centerId: center.id },
    ...{ center, bookingId },
  });
  const moves = await Promise.all([
    moveAppointment(services, { ...as(rosa), slotId: other }),
    moveAppointment(services, { ...as(sam), slotId: one }),
  ]);
  expect(tally(moves)).toEqual({ "time-taken": 2 });
  expect(await appointmentsIn(services, one)).toMatchObject([{ id: rosa.bookingId }]);
});

test("one appointment that is moved to many times at once has one of them", async () => {
  const [home = "", ...others] = await someTimes();
  const { bookingId } = await anAppointment(services, center, home);
  const of = { actor: { kind: "patron" as const, id: bookingId, centerId: center.id }, center, bookingId };
  await Promise.all([
    ...others.slice(0, 8).map((slotId) => moveAppointment(services, { ...of, slotId })),
    cancelAppointment(services, of),
  ]);
  const rows = await services.db
    .select({ id: bookings.id })
    .from(bookings)
    .where(eq(bookings.centerId, center.id));
  expect(rows).toEqual([{ id: bookingId }]);
});

test("hours that change while 20 visitors book take no time from who got one", async () => {
  center = await aCenter(services);
  const { hoursId, times } = await someHours(services, center, { hours: { untilDay: "2026-12-08" } });
  const booking = times.slice(0, 20).map(({ id }) => bookTime(services, center, id));
  const changing = changeHours(services, {
    ...{ actor: center.staff, center, hoursId, place: "Desk 3" },
    hours: anyHours({ untilDay: "2026-12-08", length: 90 }),
  });
  const answers = await Promise.all(booking);
  expect(await changing).toMatchObject({ outcome: "kept" });
  const booked = answers.filter(({ outcome }) => outcome === "booked").length;
  const rows = await services.db
    .select({ id: bookings.id })
    .from(bookings)
    .where(eq(bookings.centerId, center.id));
  expect(rows).toHaveLength(booked);
});
