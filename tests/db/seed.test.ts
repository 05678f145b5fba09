import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { countPresences, presenceOf } from "~/app/domain/fairs/presence";
import { instantsOf } from "~/app/domain/reports/period";
import { listCenters } from "~/db/queries/centers";
import { listFairEmployers } from "~/db/queries/fair-employers";
import { countInquiries } from "~/db/queries/inquiries";
import { countReferrals } from "~/db/queries/referrals";
import { findReportVisits } from "~/db/queries/report-attendance";
import { listReportOutcomes } from "~/db/queries/report-outcomes";
import { listResources } from "~/db/queries/resources";
import { centers, events } from "~/db/schema";
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

test("the demonstration's desk has a year with a weekly rhythm: none on Sundays, and Tuesdays the fullest", async () => {
  const [center] = await services.db.select({ id: centers.id }).from(centers);
  const days = await countInquiries(services.db, {
    ...{ centerId: center?.id ?? "", from: "2025-12-01", to: "2026-12-01" },
  });
  const byWeekday = [0, 1, 2, 3, 4, 5, 6].map((weekday) =>
    days
      .filter(({ day }) => new Date(`${day}T12:00:00Z`).getUTCDay() === weekday)
      .reduce((sum, { count }) => sum + count, 0),
  );
  const total = byWeekday.reduce((sum, count) => sum + count, 0);
  expect(total).toBeGreaterThan(3_700);
  expect(total).toBeLessThan(4_300);
  expect(byWeekday[0]).toBe(0);
  expect(Math.max(...byWeekday)).toBe(byWeekday[2]);
});

test("the demonstration's year has events that were held, with people who came and employers that answered and did not", async () => {
  const [center] = await listCenters(services.db);
  const of = { centerId: center?.id ?? "", branchId: null, now: noon };
  const days = { from: "2026-01-01", until: "2026-12-01" };
  const span = { ...of, days, ...instantsOf(days, "America/Los_Angeles") };
  const [{ attendance: counts }, outcomes] = await Promise.all([
    findReportVisits(services.db, span),
    listReportOutcomes(services.db, span),
  ]);
  expect(counts.events).toBe(6);
  expect(counts.attended).toBeGreaterThan(200);
  const last = outcomes.find(({ mark }) => mark === 90);
  expect(last?.answered).toBe(4);
  expect(last?.asked).toBeGreaterThan(4);
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
