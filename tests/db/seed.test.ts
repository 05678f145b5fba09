import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { countPresences, presenceOf } from "~/app/domain/fairs/presence";
import { listCenters } from "~/db/queries/centers";
import { listFairEmployers } from "~/db/queries/fair-employers";
import { countReferrals } from "~/db/queries/referrals";
import { listResources } from "~/db/queries/resources";
import { events } from "~/db/schema";
import { type Demonstration, seedDemonstration } from "~/db/seed";
import { createTestServices, noon, type TestServices } from "~/tests/factories/services";

let services: TestServices;
let made: Demonstration | null;
beforeAll(async () => {
  services = await createTestServices();
  made = await seedDemonstration(services, "http://localhost:3000");
});
afterAll(() => services.drop());

test("the demonstration has a fair at the door, with employers that came, left, are missing and never came", async () => {
  const [fair] = await services.db
    .select({ centerId: events.centerId, eventId: events.id, doorsOpenAt: events.doorsOpenAt })
    .from(events)
    .where(eq(events.type, "job-fair"));
  if (fair === undefined) throw new Error("no fair");
  const employers = await listFairEmployers(services.db, fair);
  const accepted = employers.filter(({ standing }) => standing === "accepted");
  const counts = countPresences(accepted.map((day) => presenceOf(day, fair.doorsOpenAt, noon)));
  expect(counts).toMatchObject({ arrived: 3, left: 1, missing: 2, "no-show": 1 });
  const waiting = employers.filter(({ standing }) => standing !== "accepted");
  expect(waiting.map(({ standing }) => standing).toSorted()).toEqual(["applied", "invited"]);
});

test("a second start finds the demonstration that was made, and its hiring event at the door", async () => {
  expect(made?.liveEventId).not.toBeNull();
  expect(await seedDemonstration(services, "http://localhost:3000")).toEqual(made);
});

test("the demonstration has a year of referrals, of which the portal confirmed enrolments, and public help", async () => {
  const [center] = await listCenters(services.db);
  const centerId = center?.id ?? "";
  const counts = await countReferrals(services.db, { centerId, kind: "portal" });
  expect(counts.find(({ state }) => state === "served")?.count).toBeGreaterThan(60);
  const all = await countReferrals(services.db, { centerId });
  expect(all.reduce((sum, { count }) => sum + count, 0)).toBe(300);
  expect(await listResources(services.db, { centerId, publicOnly: true })).toHaveLength(6);
});
