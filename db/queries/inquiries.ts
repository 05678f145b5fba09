import { and, asc, count, desc, eq, gte, inArray, isNull, lte, sql } from "drizzle-orm";
import type { Db } from "~/db/client.server";
import { branches, inquiries, inquiryCategories } from "~/db/schema";

const isItsCategory = and(
  eq(inquiryCategories.centerId, inquiries.centerId),
  eq(inquiryCategories.id, inquiries.categoryId),
);

/** What entries say, by their ids, taken back or not. */
export async function listInquiriesById(db: Db, params: { centerId: string; ids: readonly string[] }) {
  if (params.ids.length === 0) return [];
  return db
    .select({
      id: inquiries.id,
      branchId: inquiries.branchId,
      category: inquiryCategories.key,
      channel: inquiries.channel,
      minutes: inquiries.minutes,
      language: inquiries.language,
      isReference: inquiries.isReference,
      count: inquiries.count,
    })
    .from(inquiries)
    .innerJoin(inquiryCategories, isItsCategory)
    .where(and(eq(inquiries.centerId, params.centerId), inArray(inquiries.id, [...params.ids])));
}

/** An entry of the desk, held until the transaction ends. What came in a batch goes with the batch and is not found. */
export async function lockInquiry(tx: Db, params: { centerId: string; inquiryId: string }) {
  const [found] = await tx
    .select({ by: inquiries.by, sentBy: inquiries.sentBy, undoneAt: inquiries.undoneAt })
    .from(inquiries)
    .where(
      and(
        eq(inquiries.centerId, params.centerId),
        eq(inquiries.id, params.inquiryId),
        isNull(inquiries.batchId),
      ),
    )
    .for("no key update");
  return found ?? null;
}

interface OfShift {
  centerId: string;
  by: string;
  since: Date;
  /** The day of that instant in the center's zone: days are what the log is found by. */
  sinceDay: string;
}

const ofShift = ({ centerId, by, since, sinceDay }: OfShift) =>
  and(
    eq(inquiries.centerId, centerId),
    gte(inquiries.answeredOn, sinceDay),
    eq(inquiries.by, by),
    eq(inquiries.source, "desk"),
    gte(inquiries.answeredAt, since),
    isNull(inquiries.undoneAt),
  );

/** What somebody logged since an instant and did not take back, the latest first. */
export async function listShiftEntries(db: Db, { limit, ...shift }: OfShift & { limit: number }) {
  return db
    .select({
      id: inquiries.id,
      answeredAt: inquiries.answeredAt,
      category: inquiryCategories.name,
      branch: branches.name,
      channel: inquiries.channel,
      minutes: inquiries.minutes,
      language: inquiries.language,
      isReference: inquiries.isReference,
    })
    .from(inquiries)
    .innerJoin(inquiryCategories, isItsCategory)
    .innerJoin(branches, and(eq(branches.centerId, inquiries.centerId), eq(branches.id, inquiries.branchId)))
    .where(ofShift(shift))
    .orderBy(desc(inquiries.answeredAt), desc(inquiries.id))
    .limit(limit);
}

/** How many inquiries that makes. */
export async function countShiftEntries(db: Db, shift: OfShift): Promise<number> {
  const [row] = await db.select({ entries: count() }).from(inquiries).where(ofShift(shift));
  return row?.entries ?? 0;
}

interface Days {
  centerId: string;
  /** Calendar days of the center's zone, both included. */
  from: string;
  to: string;
  branchId?: string | undefined;
}

/** Inquiries by day and category, reference transactions among them and by themselves. What was taken back counts nowhere. */
export async function countInquiries(db: Db, { centerId, from, to, branchId }: Days) {
  return db
    .select({
      day: inquiries.answeredOn,
      category: inquiryCategories.key,
      name: inquiryCategories.name,
      count: sql<number>`sum(${inquiries.count})::int`,
      references: sql<number>`coalesce(sum(${inquiries.count}) filter (where ${inquiries.isReference}), 0)::int`,
    })
    .from(inquiries)
    .innerJoin(inquiryCategories, isItsCategory)
    .where(
      and(
        eq(inquiries.centerId, centerId),
        gte(inquiries.answeredOn, from),
        lte(inquiries.answeredOn, to),
        branchId === undefined ? undefined : eq(inquiries.branchId, branchId),
        isNull(inquiries.undoneAt),
      ),
    )
    .groupBy(inquiries.answeredOn, inquiryCategories.key, inquiryCategories.name, inquiryCategories.position)
    .orderBy(asc(inquiries.answeredOn), asc(inquiryCategories.position), asc(inquiryCategories.key));
}
