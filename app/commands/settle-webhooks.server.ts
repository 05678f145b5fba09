import { and, eq, sql } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import { nextTry, pauseAfter } from "~/app/domain/webhooks/retry";
import type { Db } from "~/db/client.server";
import { findCenter } from "~/db/queries/centers";
import { listAdminAddresses } from "~/db/queries/members";
import type { DueDelivery } from "~/db/queries/webhook-deliveries";
import { lockEndpoint } from "~/db/queries/webhooks";
import { webhookAttempts, webhookEndpoints } from "~/db/schema";
import type { ClaimedEndpoint } from "./claim-webhooks.server";
import { enqueueMessages } from "./parts/enqueue-messages.server";
import { inTransaction } from "./parts/in-transaction.server";
import { writeAudit } from "./parts/write-audit.server";

/** How one try of a delivery ended. */
export interface Tried {
  delivery: DueDelivery;
  at: Date;
  milliseconds: number;
  /** Null where there was no answer: then `fault` says why. */
  status: number | null;
  fault: string | null;
  /** How the answer began. */
  answer: string | null;
  retryAfter: Date | null;
}

const hasArrived = ({ status }: Tried) => status !== null && status >= 200 && status < 300;

/**
 * Writes down several tries of one endpoint, and what is to become of each delivery. Pauses the endpoint where its
 * receiver is gone, or where nothing arrived for three days, and writes to the center's admins then.
 * @returns whether it is paused now
 */
export async function settleWebhooks(
  services: Services,
  endpoint: Pick<ClaimedEndpoint, "centerId" | "id">,
  tried: readonly Tried[],
): Promise<{ isPaused: boolean }> {
  const result = await inTransaction(services, "settle-webhooks", async (tx) => {
    const { centerId, id: endpointId } = endpoint;
    const held = await lockEndpoint(tx, { centerId, endpointId });
    // Removed meanwhile, with all that was to be sent.
    if (held === null) return { isPaused: true, isNew: false, results: [] };
    const ends = tried.map((one) => ({ one, end: endOf(services, one) }));
    await saveTries(tx, services, centerId, tried);
    await saveEnds(tx, centerId, ends);
    const results = ends.map(({ end }) => end.state);
    const arrivedAt = tried.filter(hasArrived).map(({ at }) => at.getTime());
    const lastDeliveredAt = arrivedAt.length === 0 ? held.lastDeliveredAt : new Date(Math.max(...arrivedAt));
    const cause = ends
      .map(({ one, end }) => causeOf(one, end, lastDeliveredAt))
      .find((found) => found !== null);
    const isNew = cause !== undefined && held.pausedAs === null;
    await tx
      .update(webhookEndpoints)
      .set({ lastDeliveredAt, ...(isNew ? { pausedAs: cause, pausedAt: services.clock.now() } : {}) })
      .where(and(eq(webhookEndpoints.centerId, centerId), eq(webhookEndpoints.id, endpointId)));
    if (isNew) await tellAdmins(tx, services, held, cause);
    return { isPaused: isNew || held.pausedAs !== null, isNew, results };
  });
  for (const end of result.results) services.metrics.webhookTried(end);
  if (result.isNew) services.live.announce({ kind: "outbox" });
  return { isPaused: result.isPaused };
}

type End = { state: "delivered" | "failed" } | { state: "queued"; nextAt: Date };

function endOf(services: Services, tried: Tried): End {
  if (hasArrived(tried)) return { state: "delivered" };
  const { delivery, retryAfter } = tried;
  const nextAt = nextTry({
    attempts: delivery.attempts + 1,
    queuedAt: delivery.queuedAt,
    now: services.clock.now(),
    jitter: services.ids.number(1000) / 1000,
    retryAfter,
  });
  return nextAt === "give-up" ? { state: "failed" } : { state: "queued", nextAt };
}

function causeOf(tried: Tried, end: End, lastDeliveredAt: Date | null) {
  if (end.state === "delivered") return null;
  const { status, delivery } = tried;
  return pauseAfter({
    status,
    isGivenUp: end.state === "failed",
    queuedAt: delivery.queuedAt,
    lastDeliveredAt,
  });
}

async function saveTries(
  tx: Db,
  { ids }: Services,
  centerId: string,
  tried: readonly Tried[],
): Promise<void> {
  await tx.insert(webhookAttempts).values(
    tried.map(({ delivery, retryAfter: _retryAfter, ...end }) => ({
      ...end,
      ...{ centerId, id: ids.uuid(), deliveryId: delivery.id },
    })),
  );
}

/** A delivery that a person sent again while it was on its way stays as they left it. */
async function saveEnds(tx: Db, centerId: string, ends: readonly { one: Tried; end: End }[]): Promise<void> {
  const rows = ends.map(({ one, end }) => ({
    id: one.delivery.id,
    state: end.state,
    next_at: end.state === "queued" ? end.nextAt : null,
    delivered_at: end.state === "delivered" ? one.at : null,
    queued_at: one.delivery.queuedAt,
  }));
  await tx.execute(sql`
    update webhook_deliveries d set state = row.state, attempts = d.attempts + 1,
      next_at = coalesce(row.next_at, d.next_at), delivered_at = row.delivered_at
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as row(id uuid, state text, next_at timestamptz, delivered_at timestamptz, queued_at timestamptz)
    where d.center_id = ${centerId} and d.id = row.id and d.state = 'queued' and d.queued_at = row.queued_at`);
}

async function tellAdmins(
  tx: Db,
  services: Services,
  endpoint: NonNullable<Awaited<ReturnType<typeof lockEndpoint>>>,
  cause: "gone" | "failing",
): Promise<void> {
  const { centerId, id } = endpoint;
  const worker = { kind: "system" as const, id: "webhooks", centerId };
  await writeAudit(tx, services, worker, [
    { subjectKind: "webhook", subjectId: id, action: "paused", to: cause },
  ]);
  const center = await findCenter(tx, { centerId });
  if (center === null) return;
  const admins = await listAdminAddresses(tx, { centerId });
  await enqueueMessages(
    tx,
    services,
    center,
    admins.map(({ userId, email }) => ({
      kind: "webhook-paused" as const,
      dedupeKey: `webhook-paused:${id}:${services.clock.now().getTime()}:${userId}`,
      userId,
      recipient: email,
      reason: endpoint.label,
    })),
  );
}
