import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { forgetPatrons } from "~/app/commands/forget-patrons.server";
import type { ReportCounts } from "~/app/domain/reports/counts";
import { instantsOf } from "~/app/domain/reports/period";
import { figureValues } from "~/app/domain/reports/values";
import { findReport } from "~/db/queries/report";
import { listInquiriesByMonth } from "~/db/queries/report-inquiries";
import type { ReportSpan } from "~/db/queries/report-span";
import { aCenter, type TestCenter } from "~/tests/factories/center";
import { writeSumsOf } from "~/tests/factories/event-sums";
import { reportYear } from "~/tests/factories/report-year";
import { createTestServices, noon, type TestServices } from "~/tests/factories/services";
import { type StoredYear, storeReportYear } from "~/tests/factories/stored-report-year";
import { recount } from "./report-recount";

const day = 86_400_000;
const zone = "America/Los_Angeles";
let services: TestServices;

beforeAll(async () => {
  services = await createTestServices();
});
afterAll(() => services.drop());

const periods = [
  { from: "2026-01-01", until: "2026-12-31" },
  { from: "2025-07-01", until: "2026-06-30" },
  { from: "2026-03-08", until: "2026-03-08" },
  { from: "2025-11-01", until: "2027-02-28" },
  { from: "2019-01-01", until: "2019-12-31" },
];

const spanOf = (
  center: TestCenter,
  days: { from: string; until: string },
  branchId: string | null,
): ReportSpan => ({
  ...{ centerId: center.id, branchId, days, ...instantsOf(days, zone), now: noon },
});

/** Percentiles are of floating numbers: a thousandth of a second is as near as anybody measures. */
const rounded = ({ waits, ...counts }: ReportCounts) => ({
  ...counts,
  waits: {
    measured: waits.measured,
    median: waits.median?.toFixed(3),
    p95: waits.p95?.toFixed(3),
  },
});

async function aStoredYear(seed: number) {
  const center = await aCenter(services);
  const year = reportYear(seed);
  return { center, year, stored: await storeReportYear(services, center, year) };
}

const scopesOf = ({ branchIds }: StoredYear) => [
  { branch: null, branchId: null },
  { branch: 0, branchId: branchIds[0] },
  { branch: 1, branchId: branchIds[1] },
];

describe("a report's counts", () => {
  test.each([11, 22, 33, 44, 55, 66])(
    "are what a slow recount comes to, for any days and branch: seed %i",
    async (seed) => {
      const { center, year, stored } = await aStoredYear(seed);
      const compare = async () => {
        for (const days of periods) {
          for (const { branch, branchId } of scopesOf(stored)) {
            const counted = await findReport(services.db, spanOf(center, days, branchId));
            expect(rounded(counted)).toEqual(rounded(recount(year, { ...days, branch, now: noon })));
          }
        }
      };
      await compare();
      await writeSumsOf(services, center);
      await compare();
    },
    120_000,
  );

  test("have something in every figure, or the recount would prove nothing", async () => {
    const days = { from: "2025-11-01", until: "2027-02-28" };
    const sums = new Map<string, number>();
    for (const seed of [11, 22, 33]) {
      const values = figureValues(recount(reportYear(seed), { ...days, branch: null, now: noon }));
      for (const [key, value] of Object.entries(values)) sums.set(key, (sums.get(key) ?? 0) + (value ?? 0));
    }
    expect([...sums].filter(([, value]) => value === 0)).toEqual([]);
  });

  test("by month come to that of the period", async () => {
    const { center } = await aStoredYear(77);
    for (const days of periods) {
      const span = spanOf(center, days, null);
      const months = await listInquiriesByMonth(services.db, span);
      const { inquiries } = (await findReport(services.db, span)).inquiries;
      expect(months.reduce((sum, { count }) => sum + count, 0)).toBe(inquiries);
      expect(months.map(({ month }) => month)).toEqual(months.map(({ month }) => month).toSorted());
    }
  });

  test("of a center have nothing of another", async () => {
    await aStoredYear(88);
    const empty = await aCenter(services);
    const days = { from: "2025-11-01", until: "2027-02-28" };
    const none = { events: [], inquiries: [], samples: [], referrals: [], slots: [] };
    const counted = await findReport(services.db, spanOf(empty, days, null));
    expect(rounded(counted)).toEqual(rounded(recount(none, { ...days, branch: null, now: noon })));
  });

  test("stay as they are, to the digit, through purge after purge", async () => {
    const { center, stored } = await aStoredYear(99);
    const days = { from: "2025-11-01", until: "2027-02-28" };
    const spans = scopesOf(stored).map(({ branchId }) => spanOf(center, days, branchId));
    const counted = () => Promise.all(spans.map((span) => findReport(services.db, span)));
    const before = await counted();
    await writeSumsOf(services, center);
    for (const daysLater of [8, 40, 120, 5 * 366]) {
      services.clock.set(new Date(noon.getTime() + daysLater * day));
      await forgetPatrons(services);
      expect(await counted()).toEqual(before);
    }
    services.clock.set(noon);
    const [left] = await services.db.execute<{ names: number; words: number; sealed: number }>(sql`
      select (select count(*) from patrons where center_id = ${center.id})::int as names,
        (select count(*) from survey_answers where center_id = ${center.id} and liked is not null)::int as words,
        (select count(*) from accommodations where center_id = ${center.id} and cipher is not null)::int as sealed`);
    expect(left).toEqual({ names: 0, words: 0, sealed: 0 });
  }, 120_000);
});
