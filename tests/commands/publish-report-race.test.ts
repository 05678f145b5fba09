import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { publishReport } from "~/app/commands/publish-report.server";
import { sharesDays } from "~/app/domain/reports/region";
import { listReportRevisions, listReportShares } from "~/db/queries/report-shares";
import { reportRevisions, reportShares } from "~/db/schema";
import { aCenter, type TestCenter } from "~/tests/factories/center";
import { createTestServices, noon, type TestServices } from "~/tests/factories/services";

const period = { from: "2026-04-01", until: "2026-06-30" };
let services: TestServices;
let center: TestCenter;

beforeAll(async () => {
  services = await createTestServices();
});
afterAll(() => services.drop());
beforeEach(async () => {
  services.clock.set(noon);
  center = await aCenter(services);
});

const publish = (revisionId = services.ids.uuid()) =>
  publishReport(services, { actor: center.staff, center, period, branchId: null, revisionId });
const shares = () => services.db.$count(reportShares, eq(reportShares.centerId, center.id));
const revisions = () => services.db.$count(reportRevisions, eq(reportRevisions.centerId, center.id));

test("one form that is posted by eight at once publishes once, and each is led to the same report", async () => {
  const revisionId = services.ids.uuid();
  const answers = await Promise.all(Array.from({ length: 8 }, () => publish(revisionId)));
  const [first] = answers;
  expect(first).toMatchObject({ outcome: "published" });
  expect(answers).toEqual(Array.from({ length: 8 }, () => first));
  expect([await shares(), await revisions()]).toEqual([1, 1]);
});

test("eight people who publish the same days at once make one report with a revision each", async () => {
  const answers = await Promise.all(Array.from({ length: 8 }, () => publish()));
  const [shareId = "", ...others] = new Set(
    answers.map((answer) => (answer.outcome === "published" ? answer.shareId : answer.reason)),
  );
  expect(others).toEqual([]);
  const made = await listReportRevisions(services.db, { centerId: center.id, shareId });
  expect(made.map(({ revision }) => revision)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
});

/** Looks whether these days are published and publishes them, as a command would that does not hold the center. */
async function publishUnheld(): Promise<void> {
  const there = await listReportShares(services.db, { centerId: center.id });
  const wanted = { period, branchId: null };
  if (there.some(({ from, until, branchId }) => sharesDays({ period: { from, until }, branchId }, wanted)))
    return;
  const row = { centerId: center.id, id: services.ids.uuid(), createdAt: noon };
  await services.db.insert(reportShares).values({ ...row, ...period, branchId: null });
}

test("control: without the center's row and the constraint, the same days are published several times", async () => {
  const [guard] = await services.db.execute<{ definition: string }>(sql`
    select pg_get_constraintdef(oid) as definition from pg_constraint where conname = 'report_shares_no_overlap'`);
  await services.db.execute(sql`alter table report_shares drop constraint report_shares_no_overlap`);
  await Promise.all(Array.from({ length: 8 }, publishUnheld));
  expect(await shares()).toBeGreaterThan(1);
  await services.db.delete(reportShares).where(eq(reportShares.centerId, center.id));
  await services.db.execute(sql`
    alter table report_shares add constraint report_shares_no_overlap ${sql.raw(guard?.definition ?? "")}`);
  const tries = await Promise.allSettled(Array.from({ length: 8 }, publishUnheld));
  expect(tries.some(({ status }) => status === "rejected")).toBe(true);
  expect(await shares()).toBe(1);
});
