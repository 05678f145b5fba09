import { and, gt, isNull, notInArray, sql } from "drizzle-orm";
import type { Db } from "~/db/client.server";
import { events, patrons, registrations, ticketCodes } from "~/db/schema";

/** How many tickets that can still be used were minted by keys that are not in the ring, by key. */
export async function countOrphanedTickets(db: Db, params: { keyIds: readonly string[]; now: Date }) {
  return db
    .select({ keyId: ticketCodes.keyId, tickets: sql<number>`count(*)::int` })
    .from(ticketCodes)
    .innerJoin(
      registrations,
      sql`${registrations.centerId} = ${ticketCodes.centerId} and ${registrations.id} = ${ticketCodes.registrationId}`,
    )
    .innerJoin(
      events,
      sql`${events.centerId} = ${registrations.centerId} and ${events.id} = ${registrations.eventId}`,
    )
    .where(
      and(
        notInArray(ticketCodes.keyId, [...params.keyIds]),
        isNull(ticketCodes.revokedAt),
        sql`${ticketCodes.purpose} = 'ticket'`,
        gt(events.endsAt, params.now),
      ),
    )
    .groupBy(ticketCodes.keyId);
}

/** How many contacts were sealed by keys that are not in the ring, by key. */
export async function countOrphanedContacts(db: Db, params: { keyIds: readonly string[] }) {
  return db
    .select({ keyId: patrons.keyId, contacts: sql<number>`count(*)::int` })
    .from(patrons)
    .where(notInArray(patrons.keyId, [...params.keyIds]))
    .groupBy(patrons.keyId);
}
