import { and, eq } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import { type Refused, refuse } from "~/app/domain/refusal";
import { lockEndpoint } from "~/db/queries/webhooks";
import { webhookEndpoints } from "~/db/schema";
import type { WebhookChange } from "./change-webhook.server";
import type { WebhookRequest } from "./create-webhook.server";
import { checkedReceiver } from "./parts/checked-receiver.server";
import { inTransaction } from "./parts/in-transaction.server";
import { writeAudit } from "./parts/write-audit.server";

/**
 * Gives an endpoint another label, address, choice of what it is told, or scope. What waits goes to the new address, with
 * names only where the new scope has them; a type that is left out stays in what was written before. The secret stays.
 */
export async function editWebhook(
  services: Services,
  { actor, endpointId, ...values }: WebhookChange & Omit<WebhookRequest, "actor" | "endpointId">,
): Promise<{ outcome: "edited" } | Refused> {
  const receiver = await checkedReceiver(services, values.url);
  if (receiver.outcome === "refused") return receiver;
  const { centerId } = actor;
  const { label, scope } = values;
  const types = [...new Set(values.types)];
  return inTransaction(services, "edit-webhook", async (tx) => {
    const held = await lockEndpoint(tx, { centerId, endpointId });
    if (held === null) return refuse("not-found");
    await tx
      .update(webhookEndpoints)
      .set({ label, url: receiver.url, types, scope })
      .where(and(eq(webhookEndpoints.centerId, centerId), eq(webhookEndpoints.id, endpointId)));
    const rescoped = held.scope === scope ? {} : { from: held.scope, to: scope };
    await writeAudit(tx, services, actor, [
      { subjectKind: "webhook", subjectId: endpointId, action: "edited", ...rescoped },
    ]);
    return { outcome: "edited" as const };
  });
}
