import { and, asc, eq, gt, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import type { Db } from "~/db/client.server";
import { partners } from "~/db/schema";

const columns = {
  id: partners.id,
  kind: partners.kind,
  name: partners.name,
  address: partners.address,
  phone: partners.phone,
  website: partners.website,
  hours: partners.hours,
  languages: partners.languages,
  isPublic: partners.isPublic,
  retiredAt: partners.retiredAt,
};

export type Partner = Awaited<ReturnType<typeof listPartners>>[number];

/** A center's partners by name: those it works with, the public ones of them, or those that are retired. */
export async function listPartners(
  db: Db,
  params: { centerId: string; which: "live" | "public" | "retired" },
) {
  const { centerId, which } = params;
  const narrowed: Record<typeof which, SQL | undefined> = {
    live: isNull(partners.retiredAt),
    public: and(isNull(partners.retiredAt), eq(partners.isPublic, true)),
    retired: isNotNull(partners.retiredAt),
  };
  return db
    .select(columns)
    .from(partners)
    .where(and(eq(partners.centerId, centerId), narrowed[which]))
    .orderBy(asc(sql`lower(${partners.name})`), asc(partners.id));
}

/** All partners by age, by keyset; retired ones too. */
export async function listPartnersByAge(
  db: Db,
  { centerId, after, limit }: { centerId: string; after?: string | undefined; limit: number },
) {
  return db
    .select(columns)
    .from(partners)
    .where(and(eq(partners.centerId, centerId), after === undefined ? undefined : gt(partners.id, after)))
    .orderBy(asc(partners.id))
    .limit(limit);
}

const isIt = ({ centerId, partnerId }: { centerId: string; partnerId: string }) =>
  and(eq(partners.centerId, centerId), eq(partners.id, partnerId));

export async function findPartner(db: Db, of: { centerId: string; partnerId: string }) {
  const [found] = await db.select(columns).from(partners).where(isIt(of));
  return found ?? null;
}

/** The same, held until the transaction ends: alone by whoever changes it, shared by those who refer to it. */
export async function lockPartner(
  tx: Db,
  { as, ...of }: { centerId: string; partnerId: string; as: "no key update" | "share" },
) {
  const [found] = await tx.select(columns).from(partners).where(isIt(of)).for(as);
  return found ?? null;
}
