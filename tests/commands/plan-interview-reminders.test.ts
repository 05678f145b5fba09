import { and, eq, inArray, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { cancelTime } from "~/app/commands/change-booking.server";
import { cancelSlot } from "~/app/commands/change-slot.server";
import { planInterviewReminders } from "~/app/commands/plan-interview-reminders.server";
import { events, outbox, slotRounds } from "~/db/schema";
import { aCenter, aRegistration, type TestCenter } from "../factories/center";
import { createTestServices, noon, type TestServices } from "../factories/services";
import { anEventAhead, asPatron, book, someSlots } from "../factories/slots";

let services: TestServices;
let center: TestCenter;

beforeAll(async () => {
  services = await createTestServices();
  center = await aCenter(services);
});
afterAll(() => services.drop());
beforeEach(async () => {
  services.clock.set(noon);
  await services.db.update(events).set({ status: "closed" });
});

const hour = 3_600_000;
/** The slot starts at noon in Los Angeles, ten days from now. */
const starts = new Date(noon.getTime() + 240 * hour);
const before = (hours: number) => new Date(starts.getTime() - hours * hour);

async function anInterview(email: string | null = "rosa@mail.example") {
  const eventId = await anEventAhead(services, center);
  const [slotId = ""] = await someSlots(services, center, eventId);
  const { registrationId } = await aRegistration(services, center, eventId, { email });
  await book(services, center, registrationId, slotId);
  return { eventId, slotId, registrationId };
}

const kinds = ["booking-reminder-day", "booking-reminder-hours"] as const;

async function lookAt(at: Date, registrationId: string): Promise<string[]> {
  services.clock.set(at);
  await planInterviewReminders(services);
  const rows = await services.db
    .select({ kind: outbox.kind })
    .from(outbox)
    .where(
      and(eq(outbox.registrationId, registrationId), eq(outbox.createdAt, at), inArray(outbox.kind, kinds)),
    );
  return rows.map(({ kind }) => kind);
}

test("a reminder is written a day and two hours before an interview, each once", async () => {
  const { registrationId } = await anInterview();
  const times = [48, 24.1, 24, 23, 2.1, 2, 1];
  const written = [];
  for (const time of times) written.push(await lookAt(before(time), registrationId));
  expect(written).toEqual([[], [], ["booking-reminder-day"], [], [], ["booking-reminder-hours"], []]);
});

test.each([
  [
    "whose time was given up",
    (one: Awaited<ReturnType<typeof anInterview>>) =>
      cancelTime(services, { ...asPatron(center, one.registrationId), slotId: one.slotId }),
  ],
  [
    "whose time was cancelled",
    ({ eventId, slotId }: Awaited<ReturnType<typeof anInterview>>) =>
      cancelSlot(services, { actor: center.staff, center, eventId, slotId, reason: null }),
  ],
])("nobody is reminded %s", async (_who, end) => {
  const interview = await anInterview();
  await end(interview);
  expect(await lookAt(before(24), interview.registrationId)).toEqual([]);
});

test("nobody without an address is reminded, nor who booked after the reminder's moment", async () => {
  const { registrationId } = await anInterview(null);
  expect(await lookAt(before(24), registrationId)).toEqual([]);
  services.clock.set(before(20));
  const eventId = await anEventAhead(services, center, { in: 20 * 60 });
  const [slotId = ""] = await someSlots(services, center, eventId);
  const late = (await aRegistration(services, center, eventId, { email: "late@mail.example" }))
    .registrationId;
  await book(services, center, late, slotId);
  expect(await lookAt(before(19), late)).toEqual([]);
});

test("an interview that its event has left behind is reminded of when it has a time again", async () => {
  const { eventId, registrationId } = await anInterview();
  const startsAt = new Date(starts.getTime() + 5 * hour);
  const endsAt = new Date(starts.getTime() + 8 * hour);
  await services.db.update(events).set({ startsAt, endsAt }).where(eq(events.id, eventId));
  expect(await lookAt(before(24), registrationId)).toEqual([]);
});

const race = () => Promise.all(Array.from({ length: 8 }, () => planInterviewReminders(services)));

test("many who plan at once write each reminder once", async () => {
  const { registrationId } = await anInterview();
  services.clock.set(before(24));
  const written = await race();
  expect(written.reduce((sum, one) => sum + one, 0)).toBe(1);
  expect(await lookAt(before(24), registrationId)).toEqual(["booking-reminder-day"]);
});

test("control: without the round's row and the message's key, the same race writes some twice", async () => {
  await anInterview();
  services.clock.set(before(24));
  await services.db.execute(sql`alter table slot_rounds drop constraint
    slot_rounds_center_id_slot_id_phase_starts_at_pk`);
  await services.db.delete(slotRounds);
  await services.db.execute(sql`create function apart() returns trigger language plpgsql as
    $$ begin new.dedupe_key := new.dedupe_key || new.id; return new; end $$`);
  await services.db.execute(
    sql`create trigger apart before insert on outbox for each row execute function apart()`,
  );
  const written = await race();
  expect(written.reduce((sum, one) => sum + one, 0)).toBeGreaterThan(1);
});
