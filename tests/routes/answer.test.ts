import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { takeEventStep } from "~/app/commands/take-event-step.server";
import { findRegistration } from "~/db/queries/registrations";
import { audit, outbox, reminderAnswers } from "~/db/schema";
import { aCenter, aPublishedEvent, aRegistration, type TestCenter } from "~/tests/factories/center";
import { type ServedPages, servePages } from "~/tests/factories/pages";
import { createTestServices, noon, type TestServices } from "~/tests/factories/services";

const hour = 3_600_000;
const day = 24 * hour;
let services: TestServices;
let center: TestCenter;
let pages: ServedPages;
let eventId: string;
let place: Awaited<ReturnType<typeof aRegistration>>;
let manage: string;

beforeAll(async () => {
  services = await createTestServices();
  center = await aCenter(services);
  pages = await servePages(services, { names: ["m.", "t."], origin: `http://${center.host}` });
});
afterAll(async () => {
  expect(pages.faults).toEqual([]);
  await services.drop();
});
beforeEach(async () => {
  services.clock.set(noon);
  eventId = await anEventIn(7 * day);
  place = await aRegistration(services, center, eventId, { name: "Ana Ruiz", email: "ana@example.org" });
  manage = `/m/${place.manageCode}`;
});

const anEventIn = (ms: number) =>
  aPublishedEvent(services, center, {
    startsAt: new Date(noon.getTime() + ms),
    endsAt: new Date(noon.getTime() + ms + 3 * hour),
    doorsOpenAt: new Date(noon.getTime() + ms),
    doorsCloseAt: new Date(noon.getTime() + ms + 3 * hour),
  });
const textOf = async (path: string) => (await pages.get(path)).text();
const statusOf = async () =>
  (await findRegistration(services.db, { centerId: center.id, registrationId: place.registrationId }))
    ?.status;
const answers = () =>
  services.db.$count(reminderAnswers, eq(reminderAnswers.registrationId, place.registrationId));

describe("the page of the answer", () => {
  test("shows the event, and one tap for each answer", async () => {
    const html = await textOf(`${manage}/answer`);
    expect(html).toContain("Warehouse hiring day");
    expect(html).toContain("Tuesday, December 8, 2026");
    expect(html).toContain(`action="${manage}/kept"`);
    expect(html).toContain(`action="${manage}/release"`);
  });

  test("and those of both taps change nothing when they are read: programs open links by themselves", async () => {
    const before = await services.db.$count(audit);
    for (const end of ["answer", "kept", "release"]) {
      expect((await pages.get(`${manage}/${end}`)).status).toBeLessThan(400);
    }
    expect([await statusOf(), await answers(), await services.db.$count(audit)]).toEqual([
      "registered",
      0,
      before,
    ]);
  });

  test("is the ticket's where there is nothing to answer for", async () => {
    await pages.post(`${manage}/release`, {});
    expect((await pages.get(`${manage}/answer`)).headers.get("location")).toBe(manage);
    expect(await textOf(manage)).not.toContain("Are you still coming?");
  });

  test.each([
    ["has begun", 7 * day],
    ["is over", 7 * day + 3 * hour],
  ])("is the ticket's once the event %s", async (_state, after) => {
    services.clock.advance(after);
    expect((await pages.get(`${manage}/answer`)).headers.get("location")).toBe(manage);
  });
});

describe("the manage page asks", () => {
  test.each([
    ["a week before", 0, true],
    ["not earlier", -1, false],
    ["until the start", 7 * day - 1, true],
    ["not after it", 7 * day, false],
  ])("%s", async (_when, after, asks) => {
    services.clock.advance(after);
    expect((await textOf(manage)).includes("Are you still coming?")).toBe(asks);
  });
});

describe("yes", () => {
  test("keeps the place, and is said on both pages", async () => {
    const answer = await pages.post(`${manage}/kept`, {});
    expect(answer.headers.get("location")).toBe(`${manage}/answer`);
    await pages.post(`${manage}/kept`, {});
    expect([await statusOf(), await answers()]).toEqual(["registered", 1]);
    for (const path of [`${manage}/answer`, manage]) {
      const html = await textOf(path);
      expect(html).toContain("You told us that you are coming.");
      expect(html).not.toContain(`action="${manage}/kept"`);
      expect(html).toContain(`action="${manage}/release"`);
    }
  });

  test("is asked again for a new time", async () => {
    await pages.post(`${manage}/kept`, {});
    const { editEvent } = await import("~/app/commands/edit-event.server");
    const startsAt = new Date(noon.getTime() + 6 * day);
    const patch = { startsAt, endsAt: new Date(startsAt.getTime() + hour) };
    await editEvent(services, { actor: center.staff, center, eventId, patch, reason: "Elevator repair" });
    expect(await textOf(manage)).toContain(`action="${manage}/kept"`);
  });

  test("comes too late for a place that was given back", async () => {
    await pages.post(`${manage}/release`, {});
    expect((await pages.post(`${manage}/kept`, {})).status).toBe(409);
  });
});

describe("no", () => {
  test("gives the place back once: both pages say so, and offer it again", async () => {
    for (const _time of [1, 2]) {
      const answer = await pages.post(`${manage}/release`, {});
      expect([answer.status, answer.headers.get("location")]).toEqual([303, manage]);
    }
    expect(await statusOf()).toBe("released");
    expect(await services.db.$count(outbox, eq(outbox.kind, "place-released"))).toBeGreaterThan(0);
    for (const path of [manage, `/t/${place.ticketCode}`]) {
      const html = await textOf(path);
      expect(html).toContain("This place was given back");
      expect(html).not.toContain("<rect");
    }
    expect(await textOf(manage)).toContain("Take my place again");
    expect((await pages.post(`${manage}/return`, {})).headers.get("location")).toBe(manage);
    expect(await statusOf()).toBe("registered");
  });

  test("is refused where the place was cancelled, and once the event is over", async () => {
    await pages.post(`${manage}/cancellation`, {});
    expect((await pages.post(`${manage}/release`, {})).status).toBe(409);
    expect(await statusOf()).toBe("cancelled");
    await pages.post(`${manage}/return`, {});
    services.clock.advance(7 * day + 3 * hour);
    expect((await pages.post(`${manage}/release`, {})).status).toBe(409);
    expect(await statusOf()).toBe("registered");
  });

  test("of a cancelled event is asked of nobody", async () => {
    const step = { actor: center.staff, center, eventId, reason: "a flood" };
    await takeEventStep(services, { ...step, to: "cancelled" });
    expect((await pages.get(`${manage}/answer`)).headers.get("location")).toBe(manage);
    expect(await textOf(manage)).not.toContain("Are you still coming?");
  });
});

test("no tap from another site answers", async () => {
  for (const end of ["kept", "release"]) {
    const answer = await pages.post(`${manage}/${end}`, {}, { origin: "https://evil.example" });
    expect(answer.status).toBe(403);
  }
  expect([await statusOf(), await answers()]).toEqual(["registered", 0]);
});
