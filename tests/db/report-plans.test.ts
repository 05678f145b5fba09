import { type SQL, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { instantsOf } from "~/app/domain/reports/period";
import type { Db } from "~/db/client.server";
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
import { aCenter, type TestCenter } from "~/tests/factories/center";
import { createTestServices, noon, type TestServices } from "~/tests/factories/services";

let services: TestServices;
let center: TestCenter;

beforeAll(async () => {
  services = await createTestServices();
  center = await aCenter(services);
  await makeCity(services, center, partOf(0.02));
  // Others' rows in the same tables: a center's year is a part of a part.
  await makeCity(services, await aCenter(services), partOf(0.02));
  await services.sql`vacuum analyze`;
}, 240_000);
afterAll(() => services.drop());

/** Tables that grow with every visitor and every question. */
const big = new Set([
  ...["accommodations", "admissions", "bookings", "inquiries", "job_reports", "openings", "outcome_counts"],
  ...["outcome_reports", "referrals", "registrations", "scans", "slots", "survey_answers"],
]);

interface Plan {
  "Node Type": string;
  "Relation Name"?: string;
  Plans?: Plan[];
}

/** Explains each query in the place of running it, and keeps the plans. */
function explaining(db: Db, plans: Plan[]): Db {
  return new Proxy(db, {
    get(target, key, receiver) {
      if (key !== "execute") return Reflect.get(target, key, receiver);
      return async (query: SQL) => {
        const [row] = await target.execute<{ "QUERY PLAN": { Plan: Plan }[] }>(
          sql`explain (format json) ${query}`,
        );
        plans.push(...(row?.["QUERY PLAN"] ?? []).map(({ Plan: plan }) => plan));
        return [];
      };
    },
  });
}

const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];
const sequentialIn = (plans: readonly Plan[]) =>
  plans
    .flatMap(nodesOf)
    .filter((node) => node["Node Type"] === "Seq Scan" && big.has(node["Relation Name"] ?? ""))
    .map((node) => node["Relation Name"]);

test("no query of a report reads the whole of a table that grows, for a quarter or a year", async () => {
  const plans: Plan[] = [];
  const db = explaining(services.db, plans);
  for (const days of [
    { from: "2026-07-01", until: "2026-09-30" },
    { from: "2025-12-01", until: "2026-11-30" },
  ]) {
    const span = {
      centerId: center.id,
      branchId: null,
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
  expect(sequentialIn(plans)).toEqual([]);
});

test("control: a query that has no index to go by is found", async () => {
  const plans: Plan[] = [];
  await explaining(services.db, plans).execute(sql`select count(*) from registrations where language = 'es'`);
  expect(sequentialIn(plans)).toEqual(["registrations"]);
});
