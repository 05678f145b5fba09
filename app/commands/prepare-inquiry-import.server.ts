import { and, eq, isNull, lt } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import type { Actor } from "~/app/domain/access/roles";
import type { ImportMapping } from "~/app/domain/desk/import-mapping";
import { type Refused, refuse } from "~/app/domain/refusal";
import { findImportOf, lockImport } from "~/db/queries/inquiry-imports";
import { inquiryImports } from "~/db/schema";
import { inTransaction } from "./parts/in-transaction.server";

/** How long a file that was read waits to be imported. */
const importStands = 30 * 24 * 3_600_000;

export interface FileToKeep {
  actor: Actor;
  centerId: string;
  /** The id that the form carries: a file that is posted twice is one import. */
  importId: string;
  digest: string;
  header: string[];
  records: string[][];
}

/**
 * Keeps a file until it is imported, for a month; nothing is counted yet. Bytes that came before lead to their first
 * import, whoever sent them, unless that was taken back.
 */
export async function keepImportFile(
  services: Services,
  { actor, importId, ...file }: FileToKeep,
): Promise<{ outcome: "kept"; importId: string }> {
  const { centerId, digest, records } = file;
  return inTransaction(services, "keep-import-file", async (tx) => {
    const earlier = await findImportOf(tx, { centerId, digest });
    if (earlier !== null) return { outcome: "kept", importId: earlier.id };
    const now = services.clock.now();
    const isOver = and(
      lt(inquiryImports.createdAt, new Date(now.getTime() - importStands)),
      isNull(inquiryImports.importedAt),
    );
    await tx.delete(inquiryImports).where(and(eq(inquiryImports.centerId, centerId), isOver));
    await tx
      .insert(inquiryImports)
      .values({ ...file, id: importId, rows: records.length, by: actor.id, createdAt: now })
      .onConflictDoNothing();
    return { outcome: "kept", importId };
  });
}

/** Keeps what a file's columns and words mean. Not while it is written, and not once it was. */
export async function mapImport(
  services: Services,
  { centerId, importId, mapping }: { centerId: string; importId: string; mapping: ImportMapping },
): Promise<{ outcome: "mapped" } | Refused> {
  return inTransaction(services, "map-import", async (tx) => {
    const found = await lockImport(tx, { centerId, importId });
    if (found === null) return refuse("not-found");
    if (found.importedAt !== null) return refuse("already-imported");
    await tx
      .update(inquiryImports)
      .set({ mapping })
      .where(and(eq(inquiryImports.centerId, centerId), eq(inquiryImports.id, importId)));
    return { outcome: "mapped" };
  });
}
