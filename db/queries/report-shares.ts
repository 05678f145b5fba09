import { and, asc, desc, eq, sql } from "drizzle-orm";
import type { Db } from "~/db/client.server";
import { branches, reportRevisions, reportShares } from "~/db/schema";

const columns = {
  id: reportShares.id,
  from: reportShares.from,
  until: reportShares.until,
  branchId: reportShares.branchId,
  branch: branches.name,
  generation: reportShares.generation,
  withdrawnAt: reportShares.withdrawnAt,
};

const branchOf = and(eq(branches.centerId, reportShares.centerId), eq(branches.id, reportShares.branchId));

/** A center's public reports, withdrawn ones among them, the latest days first, with when each was last published. */
export async function listReportShares(db: Db, { centerId }: { centerId: string }) {
  return db
    .select({
      ...columns,
      revisions: sql<number>`count(${reportRevisions.revision})::int`,
      publishedAt: sql<Date>`max(${reportRevisions.at})`.mapWith(reportRevisions.at),
    })
    .from(reportShares)
    .leftJoin(branches, branchOf)
    .innerJoin(
      reportRevisions,
      and(eq(reportRevisions.centerId, reportShares.centerId), eq(reportRevisions.shareId, reportShares.id)),
    )
    .where(eq(reportShares.centerId, centerId))
    .groupBy(reportShares.centerId, reportShares.id, branches.name)
    .orderBy(desc(reportShares.from), asc(reportShares.id));
}

export async function findReportShare(db: Db, { centerId, shareId }: { centerId: string; shareId: string }) {
  const [share] = await db
    .select(columns)
    .from(reportShares)
    .leftJoin(branches, branchOf)
    .where(and(eq(reportShares.centerId, centerId), eq(reportShares.id, shareId)));
  return share ?? null;
}

interface OfShare {
  centerId: string;
  shareId: string;
}

/** When a public report was published, the first time first. */
export async function listReportRevisions(db: Db, { centerId, shareId }: OfShare) {
  return db
    .select({ revision: reportRevisions.revision, at: reportRevisions.at })
    .from(reportRevisions)
    .where(and(eq(reportRevisions.centerId, centerId), eq(reportRevisions.shareId, shareId)))
    .orderBy(asc(reportRevisions.revision));
}

/** What each revision's tables held, the first one first: what the next is compared with. */
export async function listRevisionTables(db: Db, { centerId, shareId }: OfShare) {
  const rows = await db
    .select({ tables: reportRevisions.tables })
    .from(reportRevisions)
    .where(and(eq(reportRevisions.centerId, centerId), eq(reportRevisions.shareId, shareId)))
    .orderBy(asc(reportRevisions.revision));
  return rows.map(({ tables }) => tables);
}

/** One revision as the public reads it; the newest where none is named. */
export async function findPublicCopy(
  db: Db,
  { centerId, shareId, revision }: OfShare & { revision?: number | undefined },
) {
  const [found] = await db
    .select({ copy: reportRevisions.copy, revision: reportRevisions.revision, at: reportRevisions.at })
    .from(reportRevisions)
    .where(
      and(
        eq(reportRevisions.centerId, centerId),
        eq(reportRevisions.shareId, shareId),
        revision === undefined ? undefined : eq(reportRevisions.revision, revision),
      ),
    )
    .orderBy(desc(reportRevisions.revision))
    .limit(1);
  return found ?? null;
}

/** Whether a form was taken before, and by which report. */
export async function findRevisionById(db: Db, { centerId, id }: { centerId: string; id: string }) {
  const [found] = await db
    .select({ shareId: reportRevisions.shareId })
    .from(reportRevisions)
    .where(and(eq(reportRevisions.centerId, centerId), eq(reportRevisions.id, id)));
  return found ?? null;
}
