import { and, eq, gt, isNull, ne, notInArray, sql } from "drizzle-orm";
import { unionAll } from "drizzle-orm/pg-core";
import type { Db } from "~/db/client.server";
import {
  accommodations,
  bookingCodes,
  bookings,
  centers,
  events,
  patrons,
  registrations,
  slots,
  tableNotes,
  ticketCodes,
  twoFactors,
  webhookEndpoints,
} from "~/db/schema";
import { isItsSlot } from "./bookings";
import { isItsPatron } from "./of-registration";

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

/** How many links of appointments ahead were minted by keys that are not in the ring, by key. */
export async function countOrphanedAppointments(db: Db, params: { keyIds: readonly string[]; now: Date }) {
  return db
    .select({ keyId: bookingCodes.keyId, appointments: sql<number>`count(*)::int` })
    .from(bookingCodes)
    .innerJoin(
      bookings,
      and(eq(bookings.centerId, bookingCodes.centerId), eq(bookings.id, bookingCodes.bookingId)),
    )
    .innerJoin(slots, isItsSlot)
    .where(
      and(
        notInArray(bookingCodes.keyId, [...params.keyIds]),
        isNull(bookingCodes.revokedAt),
        gt(slots.endsAt, params.now),
      ),
    )
    .groupBy(bookingCodes.keyId);
}

/** The key that sealed a text, of the text's own beginning. */
const sealedBy = (cipher: unknown) => sql<string>`split_part(${cipher}, '.', 1)`;

/** How many contacts, requests for access, notes and webhooks' secrets keys sealed that are not in the ring, by key. */
export async function countOrphanedContacts(db: Db, params: { keyIds: readonly string[] }) {
  const keyIds = [...params.keyIds];
  const sealed = unionAll(
    db.select({ keyId: patrons.keyId }).from(patrons).where(notInArray(patrons.keyId, keyIds)),
    db
      .select({ keyId: accommodations.keyId })
      .from(accommodations)
      .where(notInArray(accommodations.keyId, keyIds)),
    db.select({ keyId: tableNotes.keyId }).from(tableNotes).where(notInArray(tableNotes.keyId, keyIds)),
    ...[webhookEndpoints.secretCipher, webhookEndpoints.previousCipher].map((cipher) =>
      db
        .select({ keyId: sealedBy(cipher).as("key_id") })
        .from(webhookEndpoints)
        .where(notInArray(sealedBy(cipher), keyIds)),
    ),
  ).as("sealed");
  return db
    .select({ keyId: sealed.keyId, contacts: sql<number>`count(*)::int` })
    .from(sealed)
    .groupBy(sealed.keyId);
}

/** How many rows of visitors another key than this one sealed. */
export async function countSealedOtherwise(db: Db, { keyId }: { keyId: string }) {
  const [contacts, requests, notes] = await Promise.all([
    db.$count(patrons, ne(patrons.keyId, keyId)),
    db.$count(accommodations, ne(accommodations.keyId, keyId)),
    db.$count(tableNotes, ne(tableNotes.keyId, keyId)),
  ]);
  return { contacts, accommodations: requests, notes };
}

/** How many authenticator apps were sealed by secrets that are not in the list. A prefix says by which. */
export async function countOrphanedAuthenticators(db: Db, params: { prefixes: readonly string[] }) {
  return db.$count(
    twoFactors,
    and(
      sql`${twoFactors.secret} like '$ba$%'`,
      notInArray(sql`substring(${twoFactors.secret} from '^[$]ba[$][0-9]+[$]')`, [...params.prefixes]),
    ),
  );
}

/** Some tickets that can still be used and were minted by another key than this one, with where they belong. */
export async function listTicketsOfOtherKeys(
  db: Db,
  params: { keyId: string; now: Date; centerId: string | null; eventId: string | null },
  limit: number,
) {
  return db
    .select({
      centerId: ticketCodes.centerId,
      host: centers.host,
      registrationId: ticketCodes.registrationId,
      isTold: sql<boolean>`${registrations.status} <> 'cancelled' and ${patrons.emailCipher} is not null`,
      isHeld: sql<boolean>`${registrations.status} <> 'cancelled'`,
    })
    .from(ticketCodes)
    .innerJoin(centers, eq(centers.id, ticketCodes.centerId))
    .innerJoin(
      registrations,
      and(eq(registrations.centerId, ticketCodes.centerId), eq(registrations.id, ticketCodes.registrationId)),
    )
    .innerJoin(events, and(eq(events.centerId, registrations.centerId), eq(events.id, registrations.eventId)))
    .leftJoin(patrons, isItsPatron)
    .where(
      and(
        ne(ticketCodes.keyId, params.keyId),
        isNull(ticketCodes.revokedAt),
        eq(ticketCodes.purpose, "ticket"),
        gt(events.endsAt, params.now),
        params.centerId === null ? undefined : eq(ticketCodes.centerId, params.centerId),
        params.eventId === null ? undefined : eq(registrations.eventId, params.eventId),
      ),
    )
    .limit(limit);
}
