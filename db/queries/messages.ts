import { and, eq, inArray } from "drizzle-orm";
import type { Db } from "~/db/client.server";
import {
  announcements,
  bookings,
  employers,
  eventRevisions,
  events,
  invitations,
  patrons,
  registrations,
  shortCodes,
  slots,
  ticketCodes,
} from "~/db/schema";
import { isItsSlot } from "./bookings";
import { isAmong } from "./is-among";
import { isItsPatron, isItsShortCode, isItsTicketCode } from "./of-registration";
import { prepared } from "./prepared";

export type Reader = Awaited<ReturnType<typeof listReaders>>[number];

/** What messages to patrons and representatives are rendered from, beside the event's snapshot. Who was forgotten is left out. */
export async function listReaders(db: Db, params: { centerId: string; registrationIds: string[] }) {
  const rows = db
    .select({
      registrationId: registrations.id,
      who: registrations.who,
      /** Whose representative it is; null for a patron. */
      employerId: registrations.employerId,
      name: patrons.name,
      emailCipher: patrons.emailCipher,
      language: registrations.language,
      status: registrations.status,
      partySize: registrations.partySize,
      generation: registrations.generation,
      cancelledBy: registrations.cancelledBy,
      keyId: ticketCodes.keyId,
      shortCode: shortCodes.shortCode,
    })
    .from(registrations)
    .innerJoin(patrons, isItsPatron)
    .innerJoin(ticketCodes, isItsTicketCode)
    .innerJoin(shortCodes, isItsShortCode)
    .where(
      and(eq(registrations.centerId, params.centerId), isAmong(registrations.id, params.registrationIds)),
    );
  return prepared(rows, "list-readers");
}

/** An event's snapshots at the revisions that a message tells of, with what the clock decides. */
export async function findSnapshots(
  db: Db,
  params: { centerId: string; eventId: string; revisions: number[] },
) {
  const { revisions } = params;
  const statement = db
    .select({
      revision: eventRevisions.revision,
      snapshot: eventRevisions.snapshot,
      startsAt: events.startsAt,
      endsAt: events.endsAt,
      status: events.status,
      registrationClosesAt: events.registrationClosesAt,
    })
    .from(eventRevisions)
    .innerJoin(
      events,
      and(eq(events.centerId, eventRevisions.centerId), eq(events.id, eventRevisions.eventId)),
    )
    .where(
      and(
        eq(eventRevisions.centerId, params.centerId),
        eq(eventRevisions.eventId, params.eventId),
        inArray(eventRevisions.revision, revisions),
      ),
    );
  const rows = await (revisions.length === 1 ? prepared(statement, "find-snapshot") : statement);
  return new Map(rows.map((row) => [row.revision, row]));
}

export async function findAnnouncement(db: Db, params: { centerId: string; announcementId: string }) {
  const [announcement] = await db
    .select({ text: announcements.text })
    .from(announcements)
    .where(and(eq(announcements.centerId, params.centerId), eq(announcements.id, params.announcementId)));
  return announcement ?? null;
}

export type ToldInterview = NonNullable<Awaited<ReturnType<typeof findToldInterview>>>;

/** An interview time as a message tells of it: as it stands now. */
export async function findToldInterview(db: Db, params: { centerId: string; bookingId: string }) {
  const [interview] = await db
    .select({
      id: bookings.id,
      status: bookings.status,
      offerExpiresAt: bookings.offerExpiresAt,
      calendarRevision: bookings.calendarRevision,
      endedBy: bookings.endedBy,
      startsAt: slots.startsAt,
      endsAt: slots.endsAt,
      place: slots.place,
      callUrl: slots.callUrl,
      employer: employers.legalName,
    })
    .from(bookings)
    .innerJoin(slots, isItsSlot)
    .innerJoin(employers, and(eq(employers.centerId, slots.centerId), eq(employers.id, slots.employerId)))
    .where(and(eq(bookings.centerId, params.centerId), eq(bookings.id, params.bookingId)));
  return interview ?? null;
}

export async function findEmployerNames(db: Db, params: { centerId: string; employerId: string }) {
  const [employer] = await db
    .select({ legalName: employers.legalName, contactName: employers.contactName })
    .from(employers)
    .where(and(eq(employers.centerId, params.centerId), eq(employers.id, params.employerId)));
  return employer ?? null;
}

export async function findInvitationToSend(db: Db, params: { centerId: string; invitationId: string }) {
  const [invitation] = await db
    .select({
      id: invitations.id,
      email: invitations.email,
      role: invitations.role,
      places: invitations.places,
      generation: invitations.generation,
      tokenHash: invitations.tokenHash,
      expiresAt: invitations.expiresAt,
      usedAt: invitations.usedAt,
      withdrawnAt: invitations.withdrawnAt,
    })
    .from(invitations)
    .where(and(eq(invitations.centerId, params.centerId), eq(invitations.id, params.invitationId)));
  return invitation ?? null;
}
