import { and, asc, eq, gt, ilike, isNull, or } from "drizzle-orm";
import type { Db } from "~/db/client.server";
import { employers } from "~/db/schema";

/** Employers by name, by keyset; a piece of the name or of the website finds them. */
export async function listEmployersByName(
  db: Db,
  params: {
    centerId: string;
    piece?: string | undefined;
    unvettedOnly?: boolean | undefined;
    after?: { name: string; id: string } | undefined;
    limit: number;
  },
) {
  const { centerId, piece, after } = params;
  const pattern = piece === undefined ? undefined : `%${piece.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  return db
    .select({
      id: employers.id,
      legalName: employers.legalName,
      website: employers.website,
      sizeBand: employers.sizeBand,
      vettedAt: employers.vettedAt,
      declinedAt: employers.declinedAt,
      createdAt: employers.createdAt,
    })
    .from(employers)
    .where(
      and(
        eq(employers.centerId, centerId),
        params.unvettedOnly === true
          ? and(isNull(employers.vettedAt), isNull(employers.declinedAt))
          : undefined,
        pattern === undefined
          ? undefined
          : or(ilike(employers.legalName, pattern), ilike(employers.website, pattern)),
        after === undefined
          ? undefined
          : or(
              gt(employers.legalName, after.name),
              and(eq(employers.legalName, after.name), gt(employers.id, after.id)),
            ),
      ),
    )
    .orderBy(asc(employers.legalName), asc(employers.id))
    .limit(params.limit);
}
