import { and, asc, eq, gt } from "drizzle-orm";
import type { Db } from "~/db/client.server";
import { employers } from "~/db/schema";

const columns = {
  id: employers.id,
  legalName: employers.legalName,
  street: employers.street,
  website: employers.website,
  sizeBand: employers.sizeBand,
  contactName: employers.contactName,
  contactEmail: employers.contactEmail,
  contactPhone: employers.contactPhone,
  vettedAt: employers.vettedAt,
  vettedBy: employers.vettedBy,
  vettedHow: employers.vettedHow,
  isAgency: employers.isAgency,
  declinedAt: employers.declinedAt,
  createdAt: employers.createdAt,
};

export async function listEmployers(
  db: Db,
  params: { centerId: string; after?: string | undefined; limit: number },
) {
  return db
    .select(columns)
    .from(employers)
    .where(
      and(
        eq(employers.centerId, params.centerId),
        params.after === undefined ? undefined : gt(employers.id, params.after),
      ),
    )
    .orderBy(asc(employers.id))
    .limit(params.limit);
}

export async function findEmployer(db: Db, params: { centerId: string; employerId: string }) {
  const [employer] = await db
    .select(columns)
    .from(employers)
    .where(and(eq(employers.centerId, params.centerId), eq(employers.id, params.employerId)));
  return employer ?? null;
}
