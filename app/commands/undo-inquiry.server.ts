import { and, eq } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import type { Actor } from "~/app/domain/access/roles";
import { mayUndo } from "~/app/domain/desk/undoing";
import { type Refused, refuse } from "~/app/domain/refusal";
import { lockInquiry } from "~/db/queries/inquiries";
import { inquiries } from "~/db/schema";
import { inTransaction } from "./parts/in-transaction.server";

/** Takes an entry of the desk back: staff their own, an admin anybody's. Twice is once. */
export async function undoInquiry(
  services: Services,
  { actor, centerId, inquiryId }: { actor: Actor; centerId: string; inquiryId: string },
): Promise<{ outcome: "undone" } | Refused> {
  return inTransaction(services, "undo-inquiry", async (tx) => {
    const entry = await lockInquiry(tx, { centerId, inquiryId });
    if (entry === null) return refuse("not-found");
    if (!mayUndo(actor, entry)) return refuse("not-your-entry");
    if (entry.undoneAt === null) {
      await tx
        .update(inquiries)
        .set({ undoneAt: services.clock.now() })
        .where(and(eq(inquiries.centerId, centerId), eq(inquiries.id, inquiryId)));
    }
    return { outcome: "undone" };
  });
}
