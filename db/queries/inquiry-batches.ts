import { and, desc, eq, inArray, sql } from "drizzle-orm";
import type { InquirySource } from "~/app/domain/desk/inquiry";
import type { Db } from "~/db/client.server";
import { branches, inquiries, inquiryBatches } from "~/db/schema";
import { actingName } from "./acting-names";

/** A batch, held until the transaction ends. */
export async function lockBatch(tx: Db, params: { centerId: string; batchId: string }) {
  const [found] = await tx
    .select({
      source: inquiryBatches.source,
      rows: inquiryBatches.rows,
      by: inquiryBatches.by,
      undoneAt: inquiryBatches.undoneAt,
    })
    .from(inquiryBatches)
    .where(and(eq(inquiryBatches.centerId, params.centerId), eq(inquiryBatches.id, params.batchId)))
    .for("no key update");
  return found ?? null;
}

const columns = {
  id: inquiryBatches.id,
  source: inquiryBatches.source,
  by: inquiryBatches.by,
  byName: actingName("inquiry_batches"),
  at: inquiryBatches.at,
  undoneAt: inquiryBatches.undoneAt,
  total: sql<number>`coalesce(sum(${inquiries.count}), 0)::int`,
  firstDay: sql<string>`min(${inquiries.answeredOn})::text`,
  lastDay: sql<string>`max(${inquiries.answeredOn})::text`,
  /** Of one branch its name; null of several. */
  branch: sql<
    string | null
  >`case when min(${branches.id}::text) = max(${branches.id}::text) then min(${branches.name}) end`,
};

const batches = (db: Db) =>
  db
    .select(columns)
    .from(inquiryBatches)
    .leftJoin(
      inquiries,
      and(eq(inquiries.centerId, inquiryBatches.centerId), eq(inquiries.batchId, inquiryBatches.id)),
    )
    .leftJoin(branches, and(eq(branches.centerId, inquiries.centerId), eq(branches.id, inquiries.branchId)))
    .groupBy(inquiryBatches.centerId, inquiryBatches.id)
    .$dynamic();

/** What came in batches of one kind, the latest first, with how much each counted. */
export async function listBatches(
  db: Db,
  params: { centerId: string; source: InquirySource; limit: number },
) {
  const { centerId, source, limit } = params;
  const isOfKind = and(eq(inquiryBatches.centerId, centerId), eq(inquiryBatches.source, source));
  const newestFirst = [desc(inquiryBatches.at), desc(inquiryBatches.id)];
  // Which they are is found first: what each counted is not asked of all that there ever were.
  const latest = db
    .select({ id: inquiryBatches.id })
    .from(inquiryBatches)
    .where(isOfKind)
    .orderBy(...newestFirst)
    .limit(limit);
  return batches(db)
    .where(and(isOfKind, inArray(inquiryBatches.id, latest)))
    .orderBy(...newestFirst);
}

export async function findBatch(db: Db, params: { centerId: string; batchId: string }) {
  const [found] = await batches(db).where(
    and(eq(inquiryBatches.centerId, params.centerId), eq(inquiryBatches.id, params.batchId)),
  );
  return found ?? null;
}
