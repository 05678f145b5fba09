import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { localOf } from "~/app/domain/time/zoned-time";
import { outbox, queueNumbers } from "~/db/schema";
import { browse } from "~/tests/factories/browser";
import { aCenter, aDraft, aPublishedEvent, aRegistration, type TestCenter } from "~/tests/factories/center";
import { servePages } from "~/tests/factories/pages";
import { aPerson, password } from "~/tests/factories/people";
import { createTestServices, noon, type TestServices } from "~/tests/factories/services";

const day = 86_400_000;
let services: TestServices;
let center: TestCenter;
let staff: ReturnType<typeof browse>;

beforeAll(async () => {
  services = await createTestServices();
});
afterAll(() => services.drop());
beforeEach(async () => {
  services.clock.set(noon);
  center = await aCenter(services);
  const pages = await servePages(services, {
    names: ["staff", "sign-"],
    origin: `http://${center.host}:3000`,
  });
  staff = browse(pages);
  const { email } = await aPerson(services, center, "staff");
  await staff.post("/sign-in", { email, password });
});

/** The list under the day's date, as it is read. */
const today = async () => {
  const { html } = await staff.get("/staff");
  const [, list = ""] = /<p class="page-head-lead">.*?<\/div>(.*?)<section id="waiting">/s.exec(html) ?? [];
  return list
    .replaceAll(/<\/li>/g, "\n")
    .replaceAll(/<[^>]+>/g, "")
    .trim()
    .split("\n");
};

/** A number of the branch's queue that was taken so many minutes ago. */
async function standInLine(number: number, state: "waiting" | "called" | "served", minutes: number) {
  const at = services.clock.now();
  const takenAt = new Date(at.getTime() - minutes * 60_000);
  await services.db.insert(queueNumbers).values({
    ...{ centerId: center.id, id: services.ids.uuid(), branchId: center.branchId, number, state, takenAt },
    ...{ day: localOf(at, "America/Los_Angeles").date, topic: "resume" },
    ...(state === "waiting" ? {} : { calls: 1, calledAt: at }),
    ...(state === "served" ? { endedAt: at } : {}),
  });
}

test("a day without anything says so", async () => {
  expect(await today()).toEqual([
    "Nothing is on today, and nothing waits. A quiet day to plan the next event.",
  ]);
});

test("a day's lines are its events, appointments, what waits, outcomes that are due and mail that failed", async () => {
  const { sql, ids } = services;
  const eventId = await aPublishedEvent(services, center);
  await aDraft(services, center);
  const { registrationId } = await aRegistration(services, center, eventId, { email: "rosa@example.org" });
  await services.db.update(outbox).set({ state: "failed" }).where(eq(outbox.registrationId, registrationId));
  const at = noon.toISOString();
  const of = { center_id: center.id, event_id: eventId, employer_id: center.employerId };
  await sql`insert into outcome_asks ${sql({ ...of, mark: 7, turn: 1, asked_at: at })}`;
  const slot = { center_id: center.id, id: ids.uuid(), branch_id: center.branchId };
  const [starts_at, ends_at] = ["2026-12-01T22:00:00.000Z", "2026-12-01T22:30:00.000Z"];
  await sql`insert into slots ${sql({
    ...{ ...slot, kind: "appointment", counselor: "Ana", starts_at, ends_at, seats: 1, place: "Desk" },
    created_at: at,
  })}`;
  await sql`insert into bookings ${sql({
    ...{ center_id: center.id, id: ids.uuid(), slot_id: slot.id, status: "booked", seat: 1, created_at: at },
    held: `[${starts_at},${ends_at})`,
  })}`;
  const lines = await today();
  expect(lines).toHaveLength(5);
  expect(lines[0]).toMatch(/^.+: \d+:\d\d/);
  expect(lines[1]).toMatch(/^1 appointment today: the next at 2:00.PM$/);
  expect(lines[2]).toBe("1 thing waits for staff");
  expect(lines[3]).toMatch(/^Outcomes of .+: 1 employer has not answered$/);
  expect(lines[4]).toBe("1 mail was not sent");
});

test("a branch's walk-in queue says how many wait and how long the first one has", async () => {
  await standInLine(1, "served", 50);
  await standInLine(2, "waiting", 41);
  await standInLine(3, "waiting", 5);
  expect(await today()).toEqual(["Walk-in queue at Central: 2 people wait, the longest for 41 minutes"]);
  const { html } = await staff.get("/staff");
  expect(html).toContain(`href="/staff/queue?branch=${center.branchId}"`);
});

test("a walk-in queue of yesterday has no line, and neither has one whose numbers were all called", async () => {
  await standInLine(1, "waiting", 41);
  services.clock.set(new Date(noon.getTime() + day));
  await standInLine(1, "called", 5);
  expect((await today()).join()).not.toContain("Walk-in queue");
});

test("another day's event and another center's have no line", async () => {
  await aPublishedEvent(services, center);
  services.clock.set(new Date(noon.getTime() + 3 * day));
  await aPublishedEvent(services, await aCenter(services));
  expect((await today()).join()).not.toMatch(/AM|PM/);
});
