import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { instantsOf } from "~/app/domain/reports/period";
import { findReport } from "~/db/queries/report";
import { listInquiriesByMonth } from "~/db/queries/report-inquiries";
import { listProgramCounts } from "~/db/queries/report-programs";
import {
  listAppointmentRows,
  listEmployerRows,
  listEventRows,
  listInquiryRows,
  listOpeningRows,
  listOutcomeRows,
  listReferralRows,
} from "~/db/queries/report-rows";
import { makeCity, partOf } from "~/tests/bench/city";
import { makeCountry } from "~/tests/bench/country";
import { aCenter, type TestCenter } from "~/tests/factories/center";
import { createTestServices, noon, type TestServices } from "~/tests/factories/services";
import { explaining, type Plan, sequentialIn } from "./plans";

/** What a small center has in a year, cut down: enough that the planner has a choice. */
const year = {
  ...{ inquiries: 100, registrations: 60, admissions: 35, events: 4, employers: 3, branches: 1 },
  ...{ referrals: 12, appointments: 8 },
};

let services: TestServices;
let city: TestCenter;
let small: TestCenter;

beforeAll(async () => {
  services = await createTestServices();
  city = await aCenter(services);
  await makeCity(services, city, partOf(0.02));
  // Others' rows in the same tables: a center's year is a part of a part.
  await makeCity(services, await aCenter(services), partOf(0.02));
  small = await aCenter(services);
  await makeCountry(services, small, { count: 200, year });
}, 240_000);
afterAll(() => services.drop());

test.each([
  ["a city", () => ({ center: city, branchId: null })],
  ["a small center of many", () => ({ center: small, branchId: null })],
  ["a small center's branch", () => ({ center: small, branchId: small.branchId })],
])(
  "no query of a report of %s reads the whole of a table that grows, for a quarter or a year",
  async (_of, of) => {
    const { center, branchId } = of();
    const plans: Plan[] = [];
    const db = explaining(services.db, plans);
    for (const days of [
      { from: "2026-07-01", until: "2026-09-30" },
      { from: "2025-12-01", until: "2026-11-30" },
    ]) {
      const span = {
        centerId: center.id,
        branchId,
        days,
        ...instantsOf(days, center.timeZone),
        now: noon,
      };
      const page = { ...span, after: null, limit: 51, locale: "en" };
      await findReport(db, span);
      await listInquiriesByMonth(db, span);
      await listProgramCounts(db, span);
      await listEventRows(db, page);
      await listOutcomeRows(db, { ...page, mark: 90, stage: "hires" });
      await listEmployerRows(db, page);
      await listOpeningRows(db, page);
      await listInquiryRows(db, { ...page, isReference: false });
      await listReferralRows(db, { ...page, by: "made", kinds: null });
      await listReferralRows(db, { ...page, by: "served", kinds: ["portal"] });
      await listAppointmentRows(db, { ...page, keptOnly: false });
    }
    expect(plans.length).toBeGreaterThan(40);
    expect(sequentialIn(plans, ["events", "event_texts"])).toEqual([]);
  },
);

test("control: a query that has no index to go by is found", async () => {
  const plans: Plan[] = [];
  await explaining(services.db, plans).execute(sql`select count(*) from registrations where language = 'es'`);
  expect(sequentialIn(plans)).toEqual(["registrations"]);
});
