import { and, eq, sql } from "drizzle-orm";
import type { ImportedOpening } from "~/app/domain/openings/imported";
import type { Db } from "~/db/client.server";
import { openingImports } from "~/db/schema";

interface OfImport {
  centerId: string;
  eventId: string;
  importId: string;
}

const isIt = ({ centerId, eventId, importId }: OfImport) =>
  and(
    eq(openingImports.centerId, centerId),
    eq(openingImports.eventId, eventId),
    eq(openingImports.id, importId),
  );

const columns = {
  employerId: openingImports.employerId,
  count: openingImports.count,
  replaces: openingImports.replaces,
  createdAt: openingImports.createdAt,
  importedAt: openingImports.importedAt,
};

/** A file that was read, held until the transaction ends. */
export async function lockImport(tx: Db, of: OfImport) {
  const [found] = await tx
    .select({ ...columns, rows: openingImports.rows })
    .from(openingImports)
    .where(isIt(of))
    .for("no key update");
  return found ?? null;
}

/**
 * The same to look at, with its first rows alone, and in how many of all the last day to apply lies before `today`,
 * YYYY-MM-DD.
 */
export async function findImport(
  db: Db,
  { first, today, ...of }: OfImport & { first: number; today: string },
) {
  const [found] = await db
    .select({
      ...columns,
      rows: sql<
        ImportedOpening[]
      >`jsonb_path_query_array(${openingImports.rows}, ${`$[0 to ${first - 1}]`}::jsonpath)`,
      closed: sql<number>`(select count(*)::int from jsonb_array_elements(${openingImports.rows}) as row
        where row -> 'opening' ->> 'closesOn' < ${today})`,
    })
    .from(openingImports)
    .where(isIt(of));
  return found ?? null;
}
