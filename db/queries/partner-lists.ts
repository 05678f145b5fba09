import { and, eq } from "drizzle-orm";
import type { Db } from "~/db/client.server";
import { partners, referralImports } from "~/db/schema";

interface OfList {
  centerId: string;
  importId: string;
}

const columns = {
  partnerId: referralImports.partnerId,
  partnerName: partners.name,
  rows: referralImports.rows,
  count: referralImports.count,
  createdAt: referralImports.createdAt,
  importedAt: referralImports.importedAt,
};

const selectList = (db: Db, { centerId, importId }: OfList) =>
  db
    .select(columns)
    .from(referralImports)
    .innerJoin(
      partners,
      and(eq(partners.centerId, referralImports.centerId), eq(partners.id, referralImports.partnerId)),
    )
    .where(and(eq(referralImports.centerId, centerId), eq(referralImports.id, importId)));

/** A partner's list that was read, to look at. */
export async function findPartnerList(db: Db, of: OfList) {
  const [found] = await selectList(db, of);
  return found ?? null;
}

/** The same, held until the transaction ends. */
export async function lockPartnerList(tx: Db, of: OfList) {
  const [found] = await selectList(tx, of).for("no key update", { of: referralImports });
  return found ?? null;
}
