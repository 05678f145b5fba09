import { and, asc, eq } from "drizzle-orm";
import type { Db } from "~/db/client.server";
import {
  admissions,
  audit,
  bookings,
  doors,
  employers,
  offers,
  outbox,
  patrons,
  registrations,
  scanConflicts,
  scans,
  shortCodes,
  slots,
  tableVisits,
} from "~/db/schema";
import { isItsSlot } from "./bookings";
import { isItsPatron, isItsShortCode } from "./of-registration";

interface OfRegistration {
  centerId: string;
  registrationId: string;
}

/**
 * All that is held of a registration beside what it asked for, agreed to and answered, which have queries of their own.
 * Contacts are still sealed.
 */
export async function findPersonalData(db: Db, of: OfRegistration) {
  const [[place], scanned, arrived, conflicts, offered, interviews, asking, mails, changes] =
    await Promise.all([
      findPlace(db, of),
      listScans(db, of),
      listArrivals(db, of),
      listConflicts(db, of),
      listOffers(db, of),
      listTimes(db, of),
      listAskedBy(db, of),
      listMessages(db, of),
      listChanges(db, of),
    ]);
  if (place === undefined) return null;
  const door = { scans: scanned, arrivals: arrived, conflicts };
  return { place, ...door, offers: offered, interviews, asking, mails, changes };
}

const findPlace = (db: Db, { centerId, registrationId }: OfRegistration) =>
  db
    .select({
      id: registrations.id,
      eventId: registrations.eventId,
      who: registrations.who,
      /** For whom a representative comes. */
      employer: employers.legalName,
      status: registrations.status,
      origin: registrations.origin,
      partySize: registrations.partySize,
      language: registrations.language,
      priority: registrations.priority,
      createdAt: registrations.createdAt,
      cancelledAt: registrations.cancelledAt,
      cancelledBy: registrations.cancelledBy,
      shortCode: shortCodes.shortCode,
      name: patrons.name,
      emailCipher: patrons.emailCipher,
      phoneCipher: patrons.phoneCipher,
    })
    .from(registrations)
    .leftJoin(patrons, isItsPatron)
    .leftJoin(shortCodes, isItsShortCode)
    .leftJoin(
      employers,
      and(eq(employers.centerId, registrations.centerId), eq(employers.id, registrations.employerId)),
    )
    .where(and(eq(registrations.centerId, centerId), eq(registrations.id, registrationId)));

const listScans = (db: Db, { centerId, registrationId }: OfRegistration) =>
  db
    .select({
      at: scans.at,
      kind: scans.kind,
      people: scans.people,
      door: doors.name,
      answer: scans.answer,
      flags: scans.flags,
    })
    .from(scans)
    .leftJoin(doors, and(eq(doors.centerId, scans.centerId), eq(doors.id, scans.doorId)))
    .where(and(eq(scans.centerId, centerId), eq(scans.registrationId, registrationId)))
    .orderBy(asc(scans.at), asc(scans.scanId));

const listArrivals = (db: Db, { centerId, registrationId }: OfRegistration) =>
  db
    .select({ seat: admissions.seat, at: admissions.at, inside: admissions.inside })
    .from(admissions)
    .where(and(eq(admissions.centerId, centerId), eq(admissions.registrationId, registrationId)))
    .orderBy(asc(admissions.seat));

const listConflicts = (db: Db, { centerId, registrationId }: OfRegistration) =>
  db
    .select({ kind: scanConflicts.kind, settledAs: scanConflicts.settledAs, at: scanConflicts.at })
    .from(scanConflicts)
    .where(and(eq(scanConflicts.centerId, centerId), eq(scanConflicts.registrationId, registrationId)));

const listOffers = (db: Db, { centerId, registrationId }: OfRegistration) =>
  db
    .select({
      people: offers.people,
      offeredAt: offers.offeredAt,
      expiresAt: offers.expiresAt,
      endedAt: offers.endedAt,
      endedAs: offers.endedAs,
    })
    .from(offers)
    .where(and(eq(offers.centerId, centerId), eq(offers.registrationId, registrationId)))
    .orderBy(asc(offers.offeredAt));

/** Interview times, also those that ended. */
const listTimes = (db: Db, { centerId, registrationId }: OfRegistration) =>
  db
    .select({
      employer: employers.legalName,
      startsAt: slots.startsAt,
      endsAt: slots.endsAt,
      status: bookings.status,
      createdAt: bookings.createdAt,
      endedAt: bookings.endedAt,
    })
    .from(bookings)
    .innerJoin(slots, isItsSlot)
    .innerJoin(employers, and(eq(employers.centerId, slots.centerId), eq(employers.id, slots.employerId)))
    .where(and(eq(bookings.centerId, centerId), eq(bookings.registrationId, registrationId)))
    .orderBy(asc(bookings.createdAt), asc(bookings.id));

const listAskedBy = (db: Db, { centerId, registrationId }: OfRegistration) =>
  db
    .select({ at: tableVisits.askedAt, employer: employers.legalName })
    .from(tableVisits)
    .innerJoin(
      employers,
      and(eq(employers.centerId, tableVisits.centerId), eq(employers.id, tableVisits.employerId)),
    )
    .where(and(eq(tableVisits.centerId, centerId), eq(tableVisits.registrationId, registrationId)))
    .orderBy(asc(tableVisits.askedAt));

const listMessages = (db: Db, { centerId, registrationId }: OfRegistration) =>
  db
    .select({ kind: outbox.kind, state: outbox.state, createdAt: outbox.createdAt, sentAt: outbox.sentAt })
    .from(outbox)
    .where(and(eq(outbox.centerId, centerId), eq(outbox.registrationId, registrationId)))
    .orderBy(asc(outbox.place));

/** Who changed it by the kind alone: a person of the staff is nobody's to know. */
const listChanges = (db: Db, { centerId, registrationId }: OfRegistration) =>
  db
    .select({
      at: audit.at,
      by: audit.actorKind,
      action: audit.action,
      from: audit.from,
      to: audit.to,
    })
    .from(audit)
    .where(
      and(
        eq(audit.centerId, centerId),
        eq(audit.subjectKind, "registration"),
        eq(audit.subjectId, registrationId),
      ),
    )
    .orderBy(asc(audit.at), asc(audit.id));
