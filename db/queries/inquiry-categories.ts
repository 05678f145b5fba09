import { and, asc, eq } from "drizzle-orm";
import type { Db } from "~/db/client.server";
import { inquiryCategories } from "~/db/schema";

const columns = {
  id: inquiryCategories.id,
  key: inquiryCategories.key,
  name: inquiryCategories.name,
  position: inquiryCategories.position,
  retiredAt: inquiryCategories.retiredAt,
};

const ofCenter = (db: Db, params: { centerId: string }) =>
  db
    .select(columns)
    .from(inquiryCategories)
    .where(eq(inquiryCategories.centerId, params.centerId))
    .orderBy(asc(inquiryCategories.position), asc(inquiryCategories.id));

/** What the center's questions can be about, in its order, with what is retired. */
export async function listCategories(db: Db, params: { centerId: string }) {
  return ofCenter(db, params);
}

/**
 * The same, held until the transaction ends: who changes one of them waits for who changes another, and then reads anew,
 * since what the other added was not there when the wait began.
 */
export async function lockCategories(tx: Db, params: { centerId: string }) {
  await ofCenter(tx, params).for("no key update");
  return ofCenter(tx, params);
}

export async function findCategory(db: Db, params: { centerId: string; categoryId: string }) {
  const [found] = await db
    .select(columns)
    .from(inquiryCategories)
    .where(and(eq(inquiryCategories.centerId, params.centerId), eq(inquiryCategories.id, params.categoryId)));
  return found ?? null;
}
