import { and, desc, eq, isNull, sql } from "drizzle-orm";
import type { Db } from "~/db/client.server";
import { inquiryImports } from "~/db/schema";
import { actingName } from "./acting-names";

interface OfImport {
  centerId: string;
  importId: string;
}

const isIt = ({ centerId, importId }: OfImport) =>
  and(eq(inquiryImports.centerId, centerId), eq(inquiryImports.id, importId));

const columns = {
  id: inquiryImports.id,
  digest: inquiryImports.digest,
  rows: inquiryImports.rows,
  mapping: inquiryImports.mapping,
  createdAt: inquiryImports.createdAt,
  written: inquiryImports.written,
  writingAt: inquiryImports.writingAt,
  importedAt: inquiryImports.importedAt,
  undoneAt: inquiryImports.undoneAt,
};

/** A file with all of its rows. */
export async function findImport(db: Db, of: OfImport) {
  const [found] = await db
    .select({ ...columns, header: inquiryImports.header, records: inquiryImports.records })
    .from(inquiryImports)
    .where(isIt(of));
  return found ?? null;
}

/** How far a file is, without its rows, held until the transaction ends. */
export async function lockImport(tx: Db, of: OfImport) {
  const [found] = await tx.select(columns).from(inquiryImports).where(isIt(of)).for("no key update");
  return found ?? null;
}

/** The import of these bytes that stands, whoever made it. */
export async function findImportOf(db: Db, params: { centerId: string; digest: string }) {
  const [found] = await db
    .select({ id: inquiryImports.id, importedAt: inquiryImports.importedAt })
    .from(inquiryImports)
    .where(
      and(
        eq(inquiryImports.centerId, params.centerId),
        eq(inquiryImports.digest, params.digest),
        isNull(inquiryImports.undoneAt),
      ),
    )
    .orderBy(sql`${inquiryImports.importedAt} nulls last`, inquiryImports.createdAt)
    .limit(1);
  return found ?? null;
}

/** The latest files, with how far each is. */
export async function listImports(db: Db, params: { centerId: string; limit: number }) {
  return db
    .select({ ...columns, byName: actingName("inquiry_imports") })
    .from(inquiryImports)
    .where(eq(inquiryImports.centerId, params.centerId))
    .orderBy(desc(inquiryImports.createdAt), desc(inquiryImports.id))
    .limit(params.limit);
}
