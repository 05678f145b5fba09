import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { publishReport, withdrawReport } from "~/app/commands/publish-report.server";
import { findPublicCopy, findReportShare, listReportRevisions } from "~/db/queries/report-shares";
import { audit, reportRevisions, reportShares } from "~/db/schema";
import { aCenter, type TestCenter } from "~/tests/factories/center";
import { logInquiries } from "~/tests/factories/report";
import { createTestServices, noon, type TestServices } from "~/tests/factories/services";

const spring = { from: "2026-04-01", until: "2026-06-30" };
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

const publish = (period = spring, branchId: string | null = null, revisionId = services.ids.uuid()) =>
  publishReport(services, { actor: center.staff, center, period, branchId, revisionId });
async function published(...args: Parameters<typeof publish>): Promise<string> {
  const result = await publish(...args);
  if (result.outcome === "refused") throw new Error(JSON.stringify(result));
  return result.shareId;
}
const copyOf = async (shareId: string, revision?: number) => {
  const found = await findPublicCopy(services.db, { centerId: center.id, shareId, revision });
  if (found === null) throw new Error("no copy");
  return found.copy;
};
const inquiriesIn = async (shareId: string, revision?: number) =>
  (await copyOf(shareId, revision)).figures.find(({ key }) => key === "inquiries")?.value;
const refused = { outcome: "refused", fields: [{ field: "until", problem: "days-published" }] };

describe("publishing a report", () => {
  test("freezes it: what is logged later is in the next revision, and the first stays as it was", async () => {
    await logInquiries(services, center, { "2026-04-02": 20, "2026-05-02": 30, "2026-06-02": 40 });
    const shareId = await published();
    await logInquiries(services, center, { "2026-06-03": 15 });
    expect(await inquiriesIn(shareId)).toBe(90);
    expect(await published()).toBe(shareId);
    expect(await inquiriesIn(shareId)).toBe(105);
    expect(await inquiriesIn(shareId, 1)).toBe(90);
    const revisions = await listReportRevisions(services.db, { centerId: center.id, shareId });
    expect(revisions.map(({ revision }) => revision)).toEqual([1, 2]);
  });

  test("keeps a number until ten have come together", async () => {
    await logInquiries(services, center, { "2026-04-02": 20, "2026-05-02": 30, "2026-06-02": 40 });
    const shareId = await published();
    await logInquiries(services, center, { "2026-06-03": 9 });
    await published();
    expect(await inquiriesIn(shareId)).toBe(90);
    await logInquiries(services, center, { "2026-06-04": 1 });
    await published();
    expect(await inquiriesIn(shareId)).toBe(100);
  });

  test("hides a month under ten, and the next smallest with it", async () => {
    await logInquiries(services, center, { "2026-04-02": 4, "2026-05-02": 30, "2026-06-02": 40 });
    expect((await copyOf(await published())).months).toEqual([
      { month: "2026-04", value: "hidden" },
      { month: "2026-05", value: "hidden" },
      { month: "2026-06", value: 40 },
    ]);
  });

  test("of more than three years tells no months apart", async () => {
    await logInquiries(services, center, { "2016-04-02": 4, "2026-05-02": 30 });
    const shareId = await published({ from: "2010-01-01", until: "2026-12-31" });
    expect((await copyOf(shareId)).months).toEqual([]);
    expect(await inquiriesIn(shareId)).toBe(34);
  });

  test("posted twice is done once", async () => {
    const revisionId = services.ids.uuid();
    const shareId = await published(spring, null, revisionId);
    expect(await published(spring, null, revisionId)).toBe(shareId);
    expect(await services.db.$count(reportRevisions, eq(reportRevisions.centerId, center.id))).toBe(1);
    expect(await services.db.$count(audit, eq(audit.action, "report published"))).toBeGreaterThan(0);
  });

  test.each([
    ["reaches into it", { from: "2026-06-30", until: "2026-07-31" }],
    ["lies in it", { from: "2026-05-01", until: "2026-05-31" }],
    ["has all of it", { from: "2026-01-01", until: "2026-12-31" }],
  ])("is refused where a public report %s, also one that was withdrawn", async (_rule, period) => {
    const shareId = await published();
    expect(await publish(period)).toMatchObject(refused);
    expect(await publish(period, center.branchId)).toMatchObject(refused);
    await withdrawReport(services, { actor: center.staff, centerId: center.id, shareId });
    expect(await publish(period)).toMatchObject(refused);
    expect(await publish({ from: "2026-07-01", until: "2026-09-30" })).toMatchObject({
      outcome: "published",
    });
  });

  test("is refused by the database too, where a command would forget to ask", async () => {
    await published();
    const row = { centerId: center.id, id: services.ids.uuid(), createdAt: noon };
    const overlapping = services.db
      .insert(reportShares)
      .values({ ...row, from: "2026-06-30", until: "2026-07-01", branchId: null });
    await expect(overlapping).rejects.toMatchObject({
      cause: { constraint_name: "report_shares_no_overlap" },
    });
  });

  test("of overlapping days by many at once makes one report", async () => {
    const months = ["04", "05", "06", "07"].map((month) => ({
      from: `2026-${month}-01`,
      until: "2026-08-31",
    }));
    const results = await Promise.all(months.map((period) => publish(period)));
    expect(results.filter(({ outcome }) => outcome === "published")).toHaveLength(1);
    expect(await services.db.$count(reportShares, eq(reportShares.centerId, center.id))).toBe(1);
  });

  test("keeps what was published from being written anew", async () => {
    const shareId = await published();
    const rewriting = services.db
      .update(reportRevisions)
      .set({ by: "somebody" })
      .where(eq(reportRevisions.shareId, shareId));
    await expect(rewriting).rejects.toMatchObject({ cause: { code: "23001" } });
  });
});

describe("withdrawing a report", () => {
  test("ends its link, and publishing again goes on under another one", async () => {
    const shareId = await published();
    const linkOf = async () => {
      const share = await findReportShare(services.db, { centerId: center.id, shareId });
      return share && { code: services.codes.link("report", share), withdrawnAt: share.withdrawnAt };
    };
    const first = await linkOf();
    await withdrawReport(services, { actor: center.staff, centerId: center.id, shareId });
    expect(await linkOf()).toMatchObject({ withdrawnAt: noon });
    expect(await published()).toBe(shareId);
    const second = await linkOf();
    expect(second?.withdrawnAt).toBeNull();
    expect(second?.code).not.toBe(first?.code);
  });

  test("finds none of another center", async () => {
    const shareId = await published();
    const abroad = await aCenter(services);
    const of = { actor: abroad.staff, centerId: abroad.id, shareId };
    expect(await withdrawReport(services, of)).toEqual({ outcome: "refused", reason: "not-found" });
  });
});
