import { and, asc, desc, eq, lt, sql } from "drizzle-orm";
import type { DeliveryState, SentType } from "~/app/domain/webhooks/webhook";
import type { Db } from "~/db/client.server";
import { webhookAttempts, webhookDeliveries, webhookEndpoints } from "~/db/schema";

/** What pages and the API show of an endpoint: never a secret. */
const shown = {
  id: webhookEndpoints.id,
  label: webhookEndpoints.label,
  url: webhookEndpoints.url,
  types: webhookEndpoints.types,
  scope: webhookEndpoints.scope,
  pausedAs: webhookEndpoints.pausedAs,
  pausedAt: webhookEndpoints.pausedAt,
  previousUntil: webhookEndpoints.previousUntil,
  createdAt: webhookEndpoints.createdAt,
  lastDeliveredAt: webhookEndpoints.lastDeliveredAt,
};

const isOf = (params: { centerId: string; endpointId: string }) =>
  and(eq(webhookEndpoints.centerId, params.centerId), eq(webhookEndpoints.id, params.endpointId));

/** A center's endpoints by age. */
export async function listEndpoints(db: Db, params: { centerId: string }) {
  return db
    .select(shown)
    .from(webhookEndpoints)
    .where(eq(webhookEndpoints.centerId, params.centerId))
    .orderBy(asc(webhookEndpoints.createdAt), asc(webhookEndpoints.id));
}

export async function countEndpoints(db: Db, params: { centerId: string }): Promise<number> {
  return db.$count(webhookEndpoints, eq(webhookEndpoints.centerId, params.centerId));
}

export async function findEndpoint(db: Db, params: { centerId: string; endpointId: string }) {
  const [endpoint] = await db.select(shown).from(webhookEndpoints).where(isOf(params));
  return endpoint ?? null;
}

/** An endpoint whose settings somebody changes, held until the transaction ends. Deliveries are written meanwhile. */
export async function lockEndpoint(tx: Db, params: { centerId: string; endpointId: string }) {
  const [endpoint] = await tx
    .select({
      centerId: webhookEndpoints.centerId,
      id: webhookEndpoints.id,
      label: webhookEndpoints.label,
      scope: webhookEndpoints.scope,
      secretCipher: webhookEndpoints.secretCipher,
      secretId: webhookEndpoints.secretId,
      pausedAs: webhookEndpoints.pausedAs,
      lastDeliveredAt: webhookEndpoints.lastDeliveredAt,
    })
    .from(webhookEndpoints)
    .where(isOf(params))
    .for("no key update");
  return endpoint ?? null;
}

export interface DeliveriesParams {
  centerId: string;
  endpointId: string;
  state?: DeliveryState | undefined;
  type?: SentType | undefined;
  /** The last row's id of the page before. */
  before?: string | undefined;
  limit: number;
}

const log = {
  id: webhookDeliveries.id,
  type: webhookDeliveries.type,
  eventId: webhookDeliveries.eventId,
  state: webhookDeliveries.state,
  attempts: webhookDeliveries.attempts,
  occurredAt: webhookDeliveries.occurredAt,
  createdAt: webhookDeliveries.createdAt,
  nextAt: webhookDeliveries.nextAt,
  deliveredAt: webhookDeliveries.deliveredAt,
};

/** An endpoint's deliveries, the newest first, by keyset, each with how its last attempt ended. */
export async function listDeliveries(db: Db, params: DeliveriesParams) {
  const { state, type, before } = params;
  const last = db
    .select({
      status: webhookAttempts.status,
      fault: webhookAttempts.fault,
      milliseconds: webhookAttempts.milliseconds,
    })
    .from(webhookAttempts)
    .where(
      and(
        eq(webhookAttempts.centerId, webhookDeliveries.centerId),
        eq(webhookAttempts.deliveryId, webhookDeliveries.id),
      ),
    )
    .orderBy(desc(webhookAttempts.at), desc(webhookAttempts.id))
    .limit(1)
    .as("last");
  return db
    .select({ ...log, status: last.status, fault: last.fault, milliseconds: last.milliseconds })
    .from(webhookDeliveries)
    .leftJoinLateral(last, sql`true`)
    .where(
      and(
        ofEndpoint(params),
        state === undefined ? undefined : eq(webhookDeliveries.state, state),
        type === undefined ? undefined : eq(webhookDeliveries.type, type),
        before === undefined ? undefined : lt(webhookDeliveries.id, before),
      ),
    )
    .orderBy(desc(webhookDeliveries.id))
    .limit(params.limit);
}

const ofEndpoint = (params: { centerId: string; endpointId: string }) =>
  and(eq(webhookDeliveries.centerId, params.centerId), eq(webhookDeliveries.endpointId, params.endpointId));

/** How many of an endpoint's deliveries, or of those of one type, there are in each state. */
export async function countDeliveries(
  db: Db,
  params: { centerId: string; endpointId: string; type?: SentType | undefined },
): Promise<Partial<Record<DeliveryState, number>>> {
  const rows = await db
    .select({ state: webhookDeliveries.state, count: sql<number>`count(*)::int` })
    .from(webhookDeliveries)
    .where(
      and(
        ofEndpoint(params),
        params.type === undefined ? undefined : eq(webhookDeliveries.type, params.type),
      ),
    )
    .groupBy(webhookDeliveries.state);
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}

/** One delivery with what it says, and each of its attempts, the newest first. */
export async function findDelivery(
  db: Db,
  params: { centerId: string; endpointId: string; deliveryId: string },
) {
  const [delivery] = await db
    .select({ ...log, data: webhookDeliveries.data })
    .from(webhookDeliveries)
    .where(and(ofEndpoint(params), eq(webhookDeliveries.id, params.deliveryId)));
  if (delivery === undefined) return null;
  const tries = await db
    .select({
      id: webhookAttempts.id,
      at: webhookAttempts.at,
      milliseconds: webhookAttempts.milliseconds,
      status: webhookAttempts.status,
      fault: webhookAttempts.fault,
      answer: webhookAttempts.answer,
    })
    .from(webhookAttempts)
    .where(
      and(eq(webhookAttempts.centerId, params.centerId), eq(webhookAttempts.deliveryId, params.deliveryId)),
    )
    .orderBy(desc(webhookAttempts.at), desc(webhookAttempts.id));
  return { ...delivery, tries };
}

/** Deletes some deliveries that were written before then, with their attempts. @returns how many */
export async function deleteDeliveries(db: Db, params: { before: Date; limit: number }): Promise<number> {
  const old = db
    .select({ centerId: webhookDeliveries.centerId, id: webhookDeliveries.id })
    .from(webhookDeliveries)
    .where(lt(webhookDeliveries.createdAt, params.before))
    .limit(params.limit)
    .for("update", { skipLocked: true });
  const deleted = await db
    .delete(webhookDeliveries)
    .where(sql`(${webhookDeliveries.centerId}, ${webhookDeliveries.id}) in ${old}`)
    .returning({ id: webhookDeliveries.id });
  return deleted.length;
}
