import { asc, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { cancelSlot } from "~/app/commands/change-slot.server";
import { copyRequest } from "~/app/commands/copy-request.server";
import { editEvent } from "~/app/commands/edit-event.server";
import { takeEventStep } from "~/app/commands/take-event-step.server";
import { events, slots } from "~/db/schema";
import { aCenter, anActor, type TestCenter } from "~/tests/factories/center";
import { createTestServices, noon, type TestServices } from "~/tests/factories/services";
import { anEventAhead, someSlots } from "~/tests/factories/slots";

const day = 86_400_000;

let services: TestServices;
let center: TestCenter;
let eventId: string;

beforeAll(async () => {
  services = await createTestServices();
});
beforeEach(async () => {
  services.clock.set(noon);
  center = await aCenter(services);
  eventId = await anEventAhead(services, center);
});
afterAll(() => services.drop());

const employer = () => ({ ...anActor(services, center.id, "employer"), employerId: center.employerId });
const cancel = () =>
  takeEventStep(services, { actor: center.staff, center, eventId, to: "cancelled", reason: "A leak." });

async function copy(withSlots: boolean): Promise<string> {
  const copied = await copyRequest(services, { actor: employer(), center, eventId, withSlots });
  if (copied.outcome === "refused") throw new Error(copied.reason);
  return copied.eventId;
}

/** Minutes from the event's start to each of its interview times. */
async function minutesAfterStart(id: string): Promise<number[]> {
  const rows = await services.db
    .select({ at: slots.startsAt, setFor: slots.setFor, startsAt: events.startsAt })
    .from(slots)
    .innerJoin(events, eq(events.id, slots.eventId))
    .where(eq(slots.eventId, id))
    .orderBy(asc(slots.startsAt));
  expect(rows.map(({ setFor }) => setFor)).toEqual(rows.map(({ startsAt }) => startsAt));
  return rows.map(({ at, startsAt }) => Math.floor((at.getTime() - startsAt.getTime()) / 60_000));
}

test("a copy has its interview times where the employer asks for them, once for two posts", async () => {
  await someSlots(services, center, eventId, { count: 3 });
  await cancel();
  const copyId = await copy(true);
  expect(await copy(true)).toBe(copyId);
  const [first, ...rest] = await minutesAfterStart(copyId);
  expect(rest.map((at) => at - (first ?? 0))).toEqual([20, 40]);
});

test("a copy has none where nobody asks, and none of those that were cancelled before", async () => {
  const [slotId = ""] = await someSlots(services, center, eventId, { count: 2 });
  await cancelSlot(services, { actor: center.staff, center, eventId, slotId, reason: null });
  await cancel();
  const withoutAny = await copy(false);
  expect(await minutesAfterStart(withoutAny)).toEqual([]);
  await services.db.update(events).set({ status: "cancelled" }).where(eq(events.id, withoutAny));
  expect(await minutesAfterStart(await copy(true))).toHaveLength(1);
});

test("they follow the draft to its new date, and stay as they are where the date does", async () => {
  await someSlots(services, center, eventId, { after: 40, count: 2 });
  await cancel();
  const copyId = await copy(true);
  const before = await minutesAfterStart(copyId);
  const [{ startsAt, endsAt } = { startsAt: noon, endsAt: noon }] = await services.db
    .select({ startsAt: events.startsAt, endsAt: events.endsAt })
    .from(events)
    .where(eq(events.id, copyId));
  const edit = (patch: Parameters<typeof editEvent>[1]["patch"]) =>
    editEvent(services, { actor: employer(), center, eventId: copyId, patch, reason: null });
  await edit({ title: "Another title" });
  expect(await minutesAfterStart(copyId)).toEqual(before);
  const later = (at: Date) => new Date(at.getTime() + 30 * day);
  expect(await edit({ startsAt: later(startsAt), endsAt: later(endsAt) })).toMatchObject({
    outcome: "edited",
  });
  expect(await minutesAfterStart(copyId)).toEqual(before);
});

test("the times of an event that is public stay until somebody moves them", async () => {
  await someSlots(services, center, eventId);
  const [event] = await services.db.select().from(events).where(eq(events.id, eventId));
  const later = (at: Date = noon) => new Date(at.getTime() + day);
  const patch = { startsAt: later(event?.startsAt), endsAt: later(event?.endsAt) };
  await editEvent(services, { actor: center.staff, center, eventId, patch, reason: "A leak." });
  const [slot] = await services.db.select().from(slots).where(eq(slots.eventId, eventId));
  expect(slot?.setFor).toEqual(event?.startsAt);
});
