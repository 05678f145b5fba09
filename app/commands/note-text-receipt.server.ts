import { and, eq } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import { type GatewayStatus, isLost, isNews } from "~/app/domain/sms/texted";
import { outbox } from "~/db/schema";
import { inTransaction } from "./parts/in-transaction.server";

/**
 * Notes what a gateway tells of a text that it took. Its words may come late, twice and in any order: what says less than
 * is known changes nothing. A text that nobody will get has failed, also where it counted as sent.
 */
export async function noteTextReceipt(
  services: Services,
  receipt: { centerId: string; messageId: string; status: GatewayStatus; code: string | null },
): Promise<{ outcome: "noted" | "unchanged" }> {
  const { status, code } = receipt;
  const isOf = and(eq(outbox.centerId, receipt.centerId), eq(outbox.id, receipt.messageId));
  return inTransaction(services, "note-text-receipt", async (tx) => {
    const [row] = await tx
      .select({ known: outbox.gatewayStatus, channel: outbox.channel })
      .from(outbox)
      .where(isOf)
      .for("update");
    if (row?.channel !== "sms" || !isNews(row.known, status)) return { outcome: "unchanged" };
    const lost = { state: "failed" as const, lastError: [status, code].filter(Boolean).join(" ") };
    await tx
      .update(outbox)
      .set({ gatewayStatus: status, ...(isLost(status) ? lost : {}) })
      .where(isOf);
    return { outcome: "noted" };
  });
}
