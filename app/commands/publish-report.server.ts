import { and, eq, isNull } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import type { Actor } from "~/app/domain/access/roles";
import { type Refused, refuse } from "~/app/domain/refusal";
import { instantsOf, monthsOf, type Period } from "~/app/domain/reports/period";
import { publicCopy } from "~/app/domain/reports/public-copy";
import { isSameRegion, sharesDays } from "~/app/domain/reports/region";
import type { Db } from "~/db/client.server";
import type { Center } from "~/db/queries/centers";
import { lockCenter } from "~/db/queries/locks";
import { listBranches } from "~/db/queries/places";
import { findReport } from "~/db/queries/report";
import { listInquiriesByMonth } from "~/db/queries/report-inquiries";
import { listOpeningBalances } from "~/db/queries/report-plans";
import { findRevisionById, listReportShares, listRevisionTables } from "~/db/queries/report-shares";
import { reportRevisions, reportShares } from "~/db/schema";
import { inTransaction } from "./parts/in-transaction.server";
import { writeAudit } from "./parts/write-audit.server";

export interface PublishRequest {
  actor: Actor;
  center: Pick<Center, "id" | "timeZone">;
  period: Period;
  branchId: string | null;
  /** The form's key, and the revision's id: posted twice, it publishes once. */
  revisionId: string;
}

/**
 * Publishes a report as it stands, under the link that its days and branch have, or a new one. Days of a branch are in one
 * public report at most, since two could be subtracted; that is decided under the center's lock. A report that was
 * withdrawn comes back under another link and goes on from its last revision.
 */
export async function publishReport(
  services: Services,
  request: PublishRequest,
): Promise<{ outcome: "published"; shareId: string } | Refused> {
  const { actor, center, revisionId } = request;
  const centerId = center.id;
  return inTransaction(services, "publish-report", async (tx) => {
    await lockCenter(tx, { centerId });
    const before = await findRevisionById(tx, { centerId, id: revisionId });
    if (before !== null) return { outcome: "published", shareId: before.shareId };
    const share = await shareFor(tx, services, request);
    if (share.outcome === "refused") return share;
    const { shareId } = share;
    const earlier = await listRevisionTables(tx, { centerId, shareId });
    const next = publicCopy(await readReport(tx, services, request), earlier);
    const revision = earlier.length + 1;
    const row = { centerId, shareId, revision, id: revisionId, ...next };
    await tx.insert(reportRevisions).values({ ...row, by: actor.id, at: services.clock.now() });
    const { from, until } = request.period;
    await writeAudit(tx, services, actor, [
      {
        ...{ subjectKind: "center", subjectId: centerId, action: "report published" },
        to: `${from} to ${until}, revision ${revision}`,
      },
    ]);
    return { outcome: "published", shareId };
  });
}

/** The public report of these days and this branch, made where there is none. */
async function shareFor(
  tx: Db,
  services: Services,
  { center, period, branchId }: PublishRequest,
): Promise<{ outcome: "found"; shareId: string } | Refused> {
  const centerId = center.id;
  const shares = (await listReportShares(tx, { centerId })).map(({ id, from, until, branchId: branch }) => ({
    id,
    period: { from, until },
    branchId: branch,
  }));
  const wanted = { period, branchId };
  const same = shares.find((share) => isSameRegion(share, wanted));
  if (same !== undefined) {
    await tx
      .update(reportShares)
      .set({ withdrawnAt: null })
      .where(and(eq(reportShares.centerId, centerId), eq(reportShares.id, same.id)));
    return { outcome: "found", shareId: same.id };
  }
  if (shares.some((share) => sharesDays(share, wanted)))
    return refuse("values-not-accepted", [{ field: "until", problem: "days-published" }]);
  const shareId = services.ids.uuid();
  const row = { centerId, id: shareId, ...period, branchId, createdAt: services.clock.now() };
  await tx.insert(reportShares).values(row);
  return { outcome: "found", shareId };
}

async function readReport(tx: Db, services: Services, { center, period, branchId }: PublishRequest) {
  const centerId = center.id;
  const instants = instantsOf(period, center.timeZone);
  const span = { centerId, branchId, days: period, ...instants, now: services.clock.now() };
  const counts = await findReport(tx, span);
  const found = new Map((await listInquiriesByMonth(tx, span)).map(({ month, count }) => [month, count]));
  const balances = await listOpeningBalances(tx, { centerId, period });
  const branches = branchId === null ? [] : await listBranches(tx, { centerId, limit: 1_000 });
  const branch = branches.find(({ id }) => id === branchId)?.name ?? null;
  const months = monthsOf(period).map(({ month }) => ({ month, count: found.get(month) ?? 0 }));
  return { period, branch, counts, months, balances };
}

/** Ends a public report's link for good: whoever follows it finds nothing. Twice is once. */
export async function withdrawReport(
  services: Services,
  { actor, centerId, shareId }: { actor: Actor; centerId: string; shareId: string },
): Promise<{ outcome: "withdrawn" } | Refused> {
  return inTransaction(services, "withdraw-report", async (tx) => {
    await lockCenter(tx, { centerId });
    const share = (await listReportShares(tx, { centerId })).find(({ id }) => id === shareId);
    if (share === undefined) return refuse("not-found");
    const withdrawn = await tx
      .update(reportShares)
      .set({ withdrawnAt: services.clock.now(), generation: share.generation + 1 })
      .where(
        and(
          eq(reportShares.centerId, centerId),
          eq(reportShares.id, shareId),
          isNull(reportShares.withdrawnAt),
        ),
      )
      .returning({ id: reportShares.id });
    if (withdrawn.length > 0) {
      await writeAudit(tx, services, actor, [
        {
          ...{ subjectKind: "center", subjectId: centerId, action: "report withdrawn" },
          from: `${share.from} to ${share.until}`,
        },
      ]);
    }
    return { outcome: "withdrawn" };
  });
}
