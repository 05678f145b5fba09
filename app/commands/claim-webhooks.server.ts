import { and, eq, sql } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import type { WebhookScope } from "~/app/domain/webhooks/webhook";
import { webhookEndpoints } from "~/db/schema";

/** An endpoint that this process alone sends to until its lease ends. */
export interface ClaimedEndpoint {
  centerId: string;
  id: string;
  url: string;
  scope: WebhookScope;
  secretCipher: string;
  previousCipher: string | null;
  previousUntil: Date | null;
}

const lease = 90_000;
/** Milliseconds after a claim in which its deliveries have to be begun, so that the longest ends within the lease. */
export const beginWithin = 30_000;

/**
 * Takes endpoints that have something due and that nobody else holds, whoever waited longest first. An endpoint is held
 * as a whole: so many processes together send no more to it at once than one does. A lease that ran out, because its
 * holder was killed, is taken over: at least once, with the same webhook-id. What is due in a closed center waits until
 * it is opened again, as its mail does.
 */
export async function claimEndpoints(
  services: Services,
  { limit }: { limit: number },
): Promise<ClaimedEndpoint[]> {
  const now = services.clock.now();
  const at = now.toISOString();
  const until = new Date(now.getTime() + lease).toISOString();
  const rows = await services.db.execute<
    Omit<ClaimedEndpoint, "previousUntil"> & { previousUntil: string }
  >(sql`
    with due as materialized (
      select e.center_id, e.id from webhook_endpoints e
      where e.paused_as is null and (e.lease_until is null or e.lease_until < ${at})
        and (e.rests_until is null or e.rests_until <= ${at})
        and not exists (
          select 1 from centers closed where closed.id = e.center_id and closed.archived_at is not null)
        and exists (
          select 1 from webhook_deliveries d where d.center_id = e.center_id and d.endpoint_id = e.id
            and d.state = 'queued' and d.next_at <= ${at})
      order by e.claimed_at nulls first limit ${limit}
      for no key update skip locked)
    update webhook_endpoints set lease_until = ${until}, claimed_at = ${at}
    from due where webhook_endpoints.center_id = due.center_id and webhook_endpoints.id = due.id
    returning webhook_endpoints.center_id as "centerId", webhook_endpoints.id, url, scope,
      secret_cipher as "secretCipher", previous_cipher as "previousCipher", previous_until as "previousUntil"`);
  return rows.map((row) => ({
    ...row,
    previousUntil: row.previousUntil === null ? null : new Date(row.previousUntil),
  }));
}

/** Gives an endpoint back, to be left alone until its receiver's own time where that named one. */
export async function releaseEndpoint(
  services: Services,
  { centerId, id }: ClaimedEndpoint,
  restsUntil: Date | null,
): Promise<void> {
  await services.db
    .update(webhookEndpoints)
    .set({ leaseUntil: null, restsUntil })
    .where(and(eq(webhookEndpoints.centerId, centerId), eq(webhookEndpoints.id, id)));
}
