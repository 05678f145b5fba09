import { and, eq } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import { type Refused, refuse } from "~/app/domain/refusal";
import { payloadData } from "~/app/domain/webhooks/payload";
import { bothSign, testType } from "~/app/domain/webhooks/webhook";
import type { Db } from "~/db/client.server";
import { lockEndpoint } from "~/db/queries/webhooks";
import { webhookDeliveries, webhookEndpoints } from "~/db/schema";
import { inTransaction } from "./parts/in-transaction.server";
import { saveDeliveries } from "./parts/note-webhook.server";
import { type AuditActor, writeAudit } from "./parts/write-audit.server";

export interface WebhookChange {
  actor: AuditActor;
  endpointId: string;
}

type Endpoint = NonNullable<Awaited<ReturnType<typeof lockEndpoint>>>;

/**
 * Gives an endpoint a new secret, which is told once. The one of before signs too for a day, so that the receiver has
 * time to change over; one from before that signs no more.
 * @param change `secretId` is the form's own id: posted twice, it makes one secret
 */
export function rotateWebhookSecret(
  services: Services,
  change: WebhookChange & { secretId: string },
): Promise<{ outcome: "rotated"; secret: string; previousUntil: Date } | Refused> {
  return withEndpoint(services, change, async (tx, endpoint) => {
    if (endpoint.secretId === change.secretId) return refuse("already-done");
    const secret = services.webhooks.newSecret();
    const previousUntil = new Date(services.clock.now().getTime() + bothSign);
    await update(tx, endpoint, {
      ...{ secretCipher: services.contacts.seal(secret).cipher, secretId: change.secretId },
      ...{ previousCipher: endpoint.secretCipher, previousUntil },
    });
    await note(tx, services, change, "secret rotated");
    return { outcome: "rotated" as const, secret, previousUntil };
  });
}

/** Sends nothing there until it is resumed; what happens meanwhile waits. Pausing twice is pausing once. */
export function pauseWebhook(
  services: Services,
  change: WebhookChange,
): Promise<{ outcome: "paused" } | Refused> {
  return withEndpoint(services, change, async (tx, endpoint) => {
    if (endpoint.pausedAs !== null) return { outcome: "paused" as const };
    await update(tx, endpoint, { pausedAs: "person", pausedAt: services.clock.now() });
    await note(tx, services, change, "paused");
    return { outcome: "paused" as const };
  });
}

/** Sends there again, first what waited. */
export async function resumeWebhook(
  services: Services,
  change: WebhookChange,
): Promise<{ outcome: "resumed" } | Refused> {
  const result = await withEndpoint(services, change, async (tx, endpoint) => {
    if (endpoint.pausedAs === null) return { outcome: "resumed" as const };
    await update(tx, endpoint, { pausedAs: null, pausedAt: null, restsUntil: null });
    await tryAnew(tx, endpoint, services.clock.now());
    await note(tx, services, change, "resumed");
    return { outcome: "resumed" as const };
  });
  services.live.announce({ kind: "outbox" });
  return result;
}

/** What waited over a pause has its three days from now on. */
async function tryAnew(tx: Db, { centerId, id }: Endpoint, now: Date): Promise<void> {
  const ofThis = and(eq(webhookDeliveries.centerId, centerId), eq(webhookDeliveries.endpointId, id));
  await tx
    .update(webhookDeliveries)
    .set({ queuedAt: now, nextAt: now, attempts: 0 })
    .where(and(ofThis, eq(webhookDeliveries.state, "queued")));
}

/** Takes an endpoint away with its secrets and its log. What was not sent is sent no more. */
export async function removeWebhook(
  services: Services,
  change: WebhookChange,
): Promise<{ outcome: "removed" } | Refused> {
  return withEndpoint(services, change, async (tx, endpoint) => {
    await tx.delete(webhookEndpoints).where(isThis(endpoint));
    await note(tx, services, change, "removed");
    return { outcome: "removed" as const };
  });
}

/** Sends a payload without content, also to see it fail. `key` is the form's own id. */
export async function testWebhook(
  services: Services,
  change: WebhookChange & { key: string },
): Promise<{ outcome: "queued" } | Refused> {
  const result = await withEndpoint(services, change, async (tx, endpoint) => {
    if (endpoint.pausedAs !== null) return refuse("webhook-paused");
    const { centerId, id: endpointId } = endpoint;
    const data = payloadData(testType, { endpointId });
    await saveDeliveries(tx, services, [
      {
        ...{ centerId, endpointId, type: testType, cause: `${testType}:${change.key}`, data },
        ...{ eventId: null, registrationId: null, occurredAt: services.clock.now() },
      },
    ]);
    return { outcome: "queued" as const };
  });
  services.live.announce({ kind: "outbox" });
  return result;
}

function withEndpoint<Done extends { outcome: string }>(
  services: Services,
  { actor, endpointId }: WebhookChange,
  decide: (tx: Db, endpoint: Endpoint) => Promise<Done | Refused>,
): Promise<Done | Refused> {
  return inTransaction(services, "change-webhook", async (tx) => {
    const endpoint = await lockEndpoint(tx, { centerId: actor.centerId, endpointId });
    return endpoint === null ? refuse("not-found") : decide(tx, endpoint);
  });
}

const isThis = ({ centerId, id }: Pick<Endpoint, "centerId" | "id">) =>
  and(eq(webhookEndpoints.centerId, centerId), eq(webhookEndpoints.id, id));

async function update(tx: Db, endpoint: Endpoint, values: Partial<typeof webhookEndpoints.$inferInsert>) {
  await tx.update(webhookEndpoints).set(values).where(isThis(endpoint));
}

const note = (tx: Db, services: Services, { actor, endpointId }: WebhookChange, action: string) =>
  writeAudit(tx, services, actor, [{ subjectKind: "webhook", subjectId: endpointId, action }]);
