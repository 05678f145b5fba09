import { and, eq, gte, isNull, ne, or, type SQL } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import { type Refused, refuse } from "~/app/domain/refusal";
import { counted } from "~/app/domain/text/counted";
import { lockEndpoint } from "~/db/queries/webhooks";
import { webhookDeliveries } from "~/db/schema";
import { inTransaction } from "./parts/in-transaction.server";
import { type AuditActor, writeAudit } from "./parts/write-audit.server";

export interface ReplayRequest {
  actor: AuditActor;
  endpointId: string;
  /** One delivery, whatever became of it; or all that failed of what was written since then. */
  which: { deliveryId: string } | { failedSince: Date };
  /** The form's own id: posted twice, it sends again once. */
  key: string;
}

/**
 * Sends deliveries again, with the webhook-id that they had: a receiver that has one knows it. They are tried for three
 * days anew. What waits already is left as it is.
 * @returns how many this form sends again, whichever post of it began
 */
export async function replayWebhooks(
  services: Services,
  request: ReplayRequest,
): Promise<{ outcome: "queued"; count: number } | Refused> {
  const { actor, endpointId, which, key } = request;
  const { centerId } = actor;
  const result = await inTransaction(services, "replay-webhooks", async (tx) => {
    if ((await lockEndpoint(tx, { centerId, endpointId })) === null) return refuse("not-found");
    const ofThis = and(
      eq(webhookDeliveries.centerId, centerId),
      eq(webhookDeliveries.endpointId, endpointId),
      "deliveryId" in which ? eq(webhookDeliveries.id, which.deliveryId) : undefined,
    );
    if ("deliveryId" in which && (await tx.$count(webhookDeliveries, ofThis)) === 0)
      return refuse("not-found");
    const now = services.clock.now();
    const again = await tx
      .update(webhookDeliveries)
      .set({ state: "queued", attempts: 0, queuedAt: now, nextAt: now, deliveredAt: null, replayId: key })
      .where(and(ofThis, isWanted(which, key)))
      .returning({ id: webhookDeliveries.id });
    const count = await tx.$count(webhookDeliveries, and(ofThis, eq(webhookDeliveries.replayId, key)));
    if (again.length > 0) {
      const to = counted(again.length, "delivery", "deliveries");
      await writeAudit(tx, services, actor, [
        { subjectKind: "webhook", subjectId: endpointId, action: "replayed", to },
      ]);
    }
    return { outcome: "queued" as const, count };
  });
  services.live.announce({ kind: "outbox" });
  return result;
}

function isWanted(which: ReplayRequest["which"], key: string): SQL | undefined {
  const { state, replayId, createdAt } = webhookDeliveries;
  const isNotYet = or(isNull(replayId), ne(replayId, key));
  return "deliveryId" in which
    ? and(ne(state, "queued"), isNotYet)
    : and(eq(state, "failed"), gte(createdAt, which.failedSince), isNotYet);
}
