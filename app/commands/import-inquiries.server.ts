import { and, eq } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import type { Actor } from "~/app/domain/access/roles";
import { readImport } from "~/app/domain/desk/import-file";
import type { ImportLists } from "~/app/domain/desk/import-mapping";
import type { ImportedInquiry } from "~/app/domain/desk/import-row";
import { isWriting } from "~/app/domain/desk/import-state";
import { type Refused, refuse } from "~/app/domain/refusal";
import { localOf } from "~/app/domain/time/zoned-time";
import type { Db } from "~/db/client.server";
import { isUniqueViolation } from "~/db/queries/errors";
import { findImport, findImportOf, lockImport } from "~/db/queries/inquiry-imports";
import { listBranches } from "~/db/queries/places";
import { inquiries, inquiryBatches, inquiryImports } from "~/db/schema";
import { openDesk } from "./open-desk.server";
import { inTransaction } from "./parts/in-transaction.server";
import { noonOf } from "./parts/noon-of";
import { writeAudit } from "./parts/write-audit.server";

export interface ToImport {
  actor: Actor;
  center: { id: string; timeZone: string };
  importId: string;
}

type Imported = { outcome: "imported" };

/** Rows of one statement, after which the page is told how far it is. */
const chunk = 1_000;
const mostBranches = 1_000;

/** The branches and categories that a file's words are matched with. */
export async function importLists(services: Services, centerId: string): Promise<ImportLists> {
  const [branches, categories] = await Promise.all([
    listBranches(services.db, { centerId, limit: mostBranches }),
    openDesk(services, { centerId }),
  ]);
  return { branches, categories };
}

/**
 * Takes an import on, so that one writes it. Whoever was at it and has been silent for a minute is taken for dead: where
 * it was not, the batch's key lets one of the two through.
 */
export async function beginImport(
  services: Services,
  { center, importId }: ToImport,
): Promise<{ outcome: "begun" } | Imported | Refused> {
  return inTransaction(services, "begin-import", async (tx) => {
    const found = await lockImport(tx, { centerId: center.id, importId });
    if (found === null || found.mapping === null) return refuse("not-found");
    if (found.importedAt !== null) return { outcome: "imported" };
    if (isWriting(found, services.clock.now())) return refuse("import-under-way");
    const first = await findImportOf(tx, { centerId: center.id, digest: found.digest });
    if (first !== null && first.importedAt !== null) return refuse("already-imported");
    await note(tx, services, center.id, importId, 0);
    return { outcome: "begun" };
  });
}

/**
 * Writes all of a file that was begun, or nothing: one transaction, beside which others say how far it is. Bytes that
 * another import has written meanwhile are refused.
 */
export async function writeImport(services: Services, request: ToImport): Promise<Imported | Refused> {
  const { center, importId } = request;
  try {
    const rows = await readRows(services, request);
    if (rows === null) return await end(refuse("values-not-accepted"));
    return await inTransaction(services, "write-import", (tx) => writeAll(tx, services, request, rows));
  } catch (error) {
    const refused = await end(refuse("already-imported"));
    if (isUniqueViolation(error, "inquiry_imports_once")) return refused;
    throw error;
  }

  /** Nobody is at it any more. */
  async function end(refused: Refused): Promise<Refused> {
    await services.db
      .update(inquiryImports)
      .set({ writingAt: null, written: 0 })
      .where(and(eq(inquiryImports.centerId, center.id), eq(inquiryImports.id, importId)));
    return refused;
  }
}

/** Both at once. */
export async function importInquiries(services: Services, request: ToImport): Promise<Imported | Refused> {
  const begun = await beginImport(services, request);
  return begun.outcome === "begun" ? writeImport(services, request) : begun;
}

/** The file's rows with the categories' ids; null where something of them does not fit any more. */
async function readRows(services: Services, { center, importId }: ToImport) {
  const found = await findImport(services.db, { centerId: center.id, importId });
  if (found === null || found.mapping === null) return null;
  const lists = await importLists(services, center.id);
  const today = localOf(services.clock.now(), center.timeZone).date;
  const read = readImport(found.records, found.mapping, lists, today);
  return read.ok && read.rows.length > 0 ? read.rows : null;
}

async function writeAll(
  tx: Db,
  services: Services,
  { actor, center, importId }: ToImport,
  rows: readonly ImportedInquiry[],
): Promise<Imported> {
  const at = services.clock.now();
  const made = await tx
    .insert(inquiryBatches)
    .values({ centerId: center.id, id: importId, source: "import", rows: rows.length, by: actor.id, at })
    .onConflictDoNothing()
    .returning({ id: inquiryBatches.id });
  if (made.length === 0) return { outcome: "imported" };
  const categories = await openDesk(services, { centerId: center.id });
  const idOf = new Map(categories.map(({ id, key }) => [key, id]));
  const noons = new Map<string, Date>();
  const rowOf = ({ date, category, ...row }: ImportedInquiry) => {
    const answeredAt = noons.get(date) ?? noonOf(date, center.timeZone);
    noons.set(date, answeredAt);
    return {
      ...{ ...row, centerId: center.id, id: services.ids.uuid(), categoryId: idOf.get(category) ?? "" },
      ...{ answeredAt, answeredOn: date, batchId: importId, source: "import" as const },
      ...{ by: actor.id, receivedAt: at },
    };
  };
  for (let from = 0; from < rows.length; from += chunk) {
    await tx.insert(inquiries).values(rows.slice(from, from + chunk).map(rowOf));
    // Beside the transaction, so that others see it: the import's row is not held until the end.
    await note(services.db, services, center.id, importId, Math.min(rows.length, from + chunk));
  }
  await tx
    .update(inquiryImports)
    .set({ importedAt: at, batchId: importId, records: [] })
    .where(and(eq(inquiryImports.centerId, center.id), eq(inquiryImports.id, importId)));
  const total = rows.reduce((sum, { count }) => sum + count, 0);
  await writeAudit(tx, services, actor, [
    { subjectKind: "desk", subjectId: importId, action: "imported", to: `${total} in ${rows.length} rows` },
  ]);
  return { outcome: "imported" };
}

async function note(db: Db, services: Services, centerId: string, importId: string, written: number) {
  await db
    .update(inquiryImports)
    .set({ written, writingAt: services.clock.now() })
    .where(and(eq(inquiryImports.centerId, centerId), eq(inquiryImports.id, importId)));
}
