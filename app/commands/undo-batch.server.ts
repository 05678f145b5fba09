import { and, eq, isNull } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import type { Actor } from "~/app/domain/access/roles";
import { mayUndo } from "~/app/domain/desk/undoing";
import { type Refused, refuse } from "~/app/domain/refusal";
import { lockBatch } from "~/db/queries/inquiry-batches";
import { inquiries, inquiryBatches, inquiryImports } from "~/db/schema";
import { inTransaction } from "./parts/in-transaction.server";
import { writeAudit } from "./parts/write-audit.server";

/** Takes back all that came in one batch, a shift's tally or a file: staff their own, an admin anybody's. Twice is once. */
export async function undoBatch(
  services: Services,
  { actor, centerId, batchId }: { actor: Actor; centerId: string; batchId: string },
): Promise<{ outcome: "undone" } | Refused> {
  return inTransaction(services, "undo-batch", async (tx) => {
    const batch = await lockBatch(tx, { centerId, batchId });
    if (batch === null) return refuse("not-found");
    if (!mayUndo(actor, batch)) return refuse("not-your-entry");
    if (batch.undoneAt !== null) return { outcome: "undone" };
    const undoneAt = services.clock.now();
    const [ofBatch, ofRows] = [inquiryBatches, inquiries];
    await tx
      .update(ofBatch)
      .set({ undoneAt })
      .where(and(eq(ofBatch.centerId, centerId), eq(ofBatch.id, batchId)));
    await tx
      .update(ofRows)
      .set({ undoneAt })
      .where(and(eq(ofRows.centerId, centerId), eq(ofRows.batchId, batchId), isNull(ofRows.undoneAt)));
    // The file may then be imported again.
    const ofFile = inquiryImports;
    await tx
      .update(ofFile)
      .set({ undoneAt })
      .where(and(eq(ofFile.centerId, centerId), eq(ofFile.batchId, batchId)));
    await writeAudit(tx, services, actor, [
      { subjectKind: "desk", subjectId: batchId, action: `${batch.source} undone`, from: String(batch.rows) },
    ]);
    return { outcome: "undone" };
  });
}
