import { and, eq, inArray, sql } from "drizzle-orm";
import type { WebhookType } from "~/app/domain/webhooks/webhook";
import type { Db } from "~/db/client.server";
import { eventEmployers, events, patrons, registrations, webhookEndpoints } from "~/db/schema";
import { isItsHost } from "./of-event";
import { isItsPatron } from "./of-registration";
import { prepared } from "./prepared";

/**
 * The endpoints of a center and what they want to be told, also those that are paused: what happens meanwhile waits
 * for them. Held until the transaction ends, so that none is removed between this and what is written for it.
 */
export async function holdEndpoints(
  tx: Db,
  params: { centerId: string },
): Promise<{ id: string; types: WebhookType[] }[]> {
  const rows = tx
    .select({ id: webhookEndpoints.id, types: webhookEndpoints.types })
    .from(webhookEndpoints)
    .where(eq(webhookEndpoints.centerId, params.centerId))
    .for("key share");
  return prepared(rows, "hold-webhook-endpoints");
}

/** What a payload says of an event, as it is now. */
export async function findEventFacts(db: Db, params: { centerId: string; eventId: string }) {
  const [row] = await db
    .select({
      eventId: events.id,
      slug: events.slug,
      type: events.type,
      status: events.status,
      startsAt: events.startsAt,
      endsAt: events.endsAt,
      timeZone: events.zone,
      employerId: eventEmployers.employerId,
      capacity: events.capacity,
      placesTaken: sql<number>`places_taken(${events.centerId}, ${events.id})::int`,
      revision: events.revision,
    })
    .from(events)
    .innerJoin(eventEmployers, isItsHost)
    .where(and(eq(events.centerId, params.centerId), eq(events.id, params.eventId)));
  return row ?? null;
}

/** What payloads say of registrations, as they are now. Tickets of employers' people are none that a receiver counts. */
export async function listRegistrationFacts(
  db: Db,
  params: { centerId: string; registrationIds: readonly string[] },
) {
  return db
    .select({
      registrationId: registrations.id,
      eventId: registrations.eventId,
      status: registrations.status,
      origin: registrations.origin,
      people: registrations.partySize,
      revision: registrations.revision,
    })
    .from(registrations)
    .where(
      and(
        eq(registrations.centerId, params.centerId),
        inArray(registrations.id, [...params.registrationIds]),
        eq(registrations.who, "patron"),
      ),
    );
}

/** The names that endpoints with that scope are told; who was forgotten is not among them. */
export async function listNames(db: Db, params: { centerId: string; registrationIds: readonly string[] }) {
  if (params.registrationIds.length === 0) return new Map<string, string>();
  const rows = await db
    .select({ registrationId: registrations.id, name: patrons.name })
    .from(registrations)
    .innerJoin(patrons, isItsPatron)
    .where(
      and(
        eq(registrations.centerId, params.centerId),
        inArray(registrations.id, [...params.registrationIds]),
      ),
    );
  return new Map(rows.map((row) => [row.registrationId, row.name]));
}
