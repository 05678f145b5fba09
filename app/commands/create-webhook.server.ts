import type { Services } from "~/app/adapters/services";
import { type Refused, refuse } from "~/app/domain/refusal";
import type { WebhookScope, WebhookType } from "~/app/domain/webhooks/webhook";
import { isUniqueViolation } from "~/db/queries/errors";
import { lockCenter } from "~/db/queries/locks";
import { beginReading } from "~/db/queries/webhook-admissions";
import { countEndpoints } from "~/db/queries/webhooks";
import { webhookEndpoints } from "~/db/schema";
import { checkedReceiver } from "./parts/checked-receiver.server";
import { inTransaction } from "./parts/in-transaction.server";
import { type AuditActor, writeAudit } from "./parts/write-audit.server";

export interface WebhookRequest {
  actor: AuditActor;
  label: string;
  url: string;
  types: readonly WebhookType[];
  scope: WebhookScope;
  /** The id that the form carries: posted twice, it makes one, whose secret is told once. */
  endpointId?: string | undefined;
}

/** An endpoint costs every change of the center a row: this many are enough for any. */
export const mostEndpoints = 20;

/**
 * Adds an endpoint, once every address that its name leads to may be reached. The secret is told once and kept sealed.
 * What happens from now on is sent there.
 */
export async function createWebhook(
  services: Services,
  request: WebhookRequest,
): Promise<{ outcome: "created"; endpointId: string; secret: string } | Refused> {
  const { actor, label, types, scope, endpointId = services.ids.uuid() } = request;
  const receiver = await checkedReceiver(services, request.url);
  if (receiver.outcome === "refused") return receiver;
  const secret = services.webhooks.newSecret();
  const { centerId } = actor;
  const now = services.clock.now();
  try {
    return await inTransaction(services, "create-webhook", async (tx) => {
      await lockCenter(tx, { centerId });
      if ((await countEndpoints(tx, { centerId })) >= mostEndpoints) {
        return refuse("values-not-accepted", [{ field: "form", problem: "too-many-webhooks" }]);
      }
      await tx.insert(webhookEndpoints).values({
        ...{ centerId, id: endpointId, label, url: receiver.url, types: [...new Set(types)], scope },
        secretCipher: services.contacts.seal(secret).cipher,
        secretId: endpointId,
        createdAt: now,
      });
      await beginReading(tx);
      await writeAudit(tx, services, actor, [
        { subjectKind: "webhook", subjectId: endpointId, action: "added", to: scope },
      ]);
      return { outcome: "created" as const, endpointId, secret };
    });
  } catch (error) {
    if (isUniqueViolation(error, "webhook_endpoints_center_id_id_pk")) return refuse("already-done");
    throw error;
  }
}
