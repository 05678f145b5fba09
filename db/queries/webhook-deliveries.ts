import { and, asc, eq, isNotNull, lte, notExists, notInArray } from "drizzle-orm";
import type { Db } from "~/db/client.server";
import { centers, webhookDeliveries } from "~/db/schema";

export type DueDelivery = Awaited<ReturnType<typeof listDueDeliveries>>[number];

/**
 * What an endpoint is to be sent now, whatever waited longest first. Nothing where its center was closed since the endpoint
 * was taken.
 */
export async function listDueDeliveries(
  db: Db,
  params: { centerId: string; endpointId: string; now: Date; except: string[]; limit: number },
) {
  const { centerId, endpointId, now, except, limit } = params;
  return db
    .select({
      id: webhookDeliveries.id,
      type: webhookDeliveries.type,
      registrationId: webhookDeliveries.registrationId,
      data: webhookDeliveries.data,
      occurredAt: webhookDeliveries.occurredAt,
      queuedAt: webhookDeliveries.queuedAt,
      attempts: webhookDeliveries.attempts,
    })
    .from(webhookDeliveries)
    .where(
      and(
        eq(webhookDeliveries.centerId, centerId),
        eq(webhookDeliveries.endpointId, endpointId),
        eq(webhookDeliveries.state, "queued"),
        lte(webhookDeliveries.nextAt, now),
        notExists(closedCenter(db, centerId)),
        except.length === 0 ? undefined : notInArray(webhookDeliveries.id, except),
      ),
    )
    .orderBy(asc(webhookDeliveries.nextAt), asc(webhookDeliveries.id))
    .limit(limit);
}

const closedCenter = (db: Db, centerId: string) =>
  db
    .select({ id: centers.id })
    .from(centers)
    .where(and(eq(centers.id, centerId), isNotNull(centers.archivedAt)));
