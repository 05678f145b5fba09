import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Db } from "~/db/client.server";
import { branches, centers, employers, eventEmployers, events, registrations, slots } from "~/db/schema";
import { prepared } from "./prepared";

/*
 * The order everywhere, where a transaction takes more than one: center, employer, event, an employer at an event,
 * a counselor's hours, slots, registrations, contacts; of hours, slots and registrations the lower id first.
 *
 * Who books in slots shares the event's row, so that bookings of different slots go side by side; who changes the event
 * or its registrations holds it alone, and then no slot's row is in anybody else's hand.
 */

/** Two centers are not brought in at once: the second waits until the first is in, or is not. */
export async function lockImports(db: Db): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtext('fairday import of a center'))`);
}

/**
 * Locks what somebody is known by until the transaction ends, so that what they may have so many of is counted in turn.
 * No row is theirs: a lock by the address's or the number's hash stands for it. The order of hashes is one everywhere.
 */
export async function lockContacts(
  db: Db,
  { centerId, hashes }: { centerId: string; hashes: readonly string[] },
): Promise<void> {
  for (const hash of [...hashes].sort()) {
    await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${centerId} ${hash}`}, 0))`);
  }
}

/** Locks a center's row until the transaction ends: what is rare and one of a kind in a center is counted under it. */
export async function lockCenter(db: Db, { centerId }: { centerId: string }): Promise<void> {
  await db.select({ id: centers.id }).from(centers).where(eq(centers.id, centerId)).for("no key update");
}

/** Locks a branch's row until the transaction ends: numbers of its queue are given out under it. False where there is none. */
export async function lockBranch(
  db: Db,
  { centerId, branchId }: { centerId: string; branchId: string },
): Promise<boolean> {
  const rows = await db
    .select({ id: branches.id })
    .from(branches)
    .where(and(eq(branches.centerId, centerId), eq(branches.id, branchId)))
    .for("no key update");
  return rows.length > 0;
}

/** The same of a center, with what is changed of it by an admin of the installation. */
export async function lockedCenter(db: Db, { centerId }: { centerId: string }) {
  const [center] = await db
    .select({ host: centers.host, archivedAt: centers.archivedAt })
    .from(centers)
    .where(eq(centers.id, centerId))
    .for("no key update");
  return center ?? null;
}

/** Locks an employer's row until the transaction ends. */
export async function lockEmployer(
  db: Db,
  { centerId, employerId }: { centerId: string; employerId: string },
): Promise<void> {
  await db
    .select({ id: employers.id })
    .from(employers)
    .where(and(eq(employers.centerId, centerId), eq(employers.id, employerId)))
    .for("no key update");
}

/**
 * Locks an event's row until the transaction ends.
 * FOR NO KEY UPDATE lets scans through: their foreign-key checks take FOR KEY SHARE, which FOR UPDATE would block.
 */
export async function lockEvent(db: Db, params: { centerId: string; eventId: string }) {
  const statement = db
    .select({
      id: events.id,
      status: events.status,
      slug: events.slug,
      startsAt: events.startsAt,
      endsAt: events.endsAt,
      registrationClosesAt: events.registrationClosesAt,
      capacity: events.capacity,
      walkInReserve: events.walkInReserve,
      revision: events.revision,
      calendarRevision: events.calendarRevision,
      madeByStaff: events.madeByStaff,
      roomId: events.roomId,
      heldFrom: events.heldFrom,
      heldUntil: events.heldUntil,
      zone: events.zone,
      doorsCloseAt: events.doorsCloseAt,
    })
    .from(events)
    .where(and(eq(events.centerId, params.centerId), eq(events.id, params.eventId)))
    .for("no key update");
  const [event] = await prepared(statement, "lock-event");
  return event ?? null;
}

/** Shares an event's row until the transaction ends: it does not change meanwhile, nor do its registrations' states. */
export async function shareEvent(db: Db, params: { centerId: string; eventId: string }) {
  const statement = db
    .select({ id: events.id, status: events.status, zone: events.zone, revision: events.revision })
    .from(events)
    .where(and(eq(events.centerId, params.centerId), eq(events.id, params.eventId)))
    .for("share");
  const [event] = await prepared(statement, "share-event");
  return event ?? null;
}

/** Locks slots until the transaction ends, after their event's row was shared or locked. */
export async function lockSlots(db: Db, params: { centerId: string; slotIds: readonly string[] }) {
  if (params.slotIds.length === 0) return [];
  return db
    .select({
      id: slots.id,
      eventId: slots.eventId,
      employerId: slots.employerId,
      startsAt: slots.startsAt,
      endsAt: slots.endsAt,
      seats: slots.seats,
      cancelledAt: slots.cancelledAt,
      setFor: slots.setFor,
      revision: slots.revision,
    })
    .from(slots)
    .where(and(eq(slots.centerId, params.centerId), inArray(slots.id, [...params.slotIds])))
    .orderBy(asc(slots.id))
    .for("no key update");
}

/** Locks registrations until the transaction ends, after all slots that it needs. */
export async function lockRegistrations(
  db: Db,
  params: { centerId: string; registrationIds: readonly string[] },
) {
  if (params.registrationIds.length === 0) return [];
  return db
    .select({
      id: registrations.id,
      eventId: registrations.eventId,
      status: registrations.status,
      who: registrations.who,
    })
    .from(registrations)
    .where(
      and(
        eq(registrations.centerId, params.centerId),
        inArray(registrations.id, [...params.registrationIds]),
      ),
    )
    .orderBy(asc(registrations.id))
    .for("no key update");
}

/** Locks an employer's row at an event until the transaction ends. False where it takes no part, or not any more. */
export async function lockAcceptedEmployer(
  db: Db,
  { centerId, eventId, employerId }: { centerId: string; eventId: string; employerId: string },
): Promise<boolean> {
  const rows = await db
    .select({ employerId: eventEmployers.employerId })
    .from(eventEmployers)
    .where(
      and(
        eq(eventEmployers.centerId, centerId),
        eq(eventEmployers.eventId, eventId),
        eq(eventEmployers.employerId, employerId),
        eq(eventEmployers.standing, "accepted"),
      ),
    )
    .for("no key update");
  return rows.length > 0;
}

/** Locks a registration's row until the transaction ends; after its event's row where both are taken. */
export async function lockRegistration(db: Db, params: { centerId: string; registrationId: string }) {
  const [registration] = await db
    .select({
      id: registrations.id,
      eventId: registrations.eventId,
      who: registrations.who,
      status: registrations.status,
      origin: registrations.origin,
      language: registrations.language,
      partySize: registrations.partySize,
      generation: registrations.generation,
      revision: registrations.revision,
      calendarRevision: registrations.calendarRevision,
      cancelledBy: registrations.cancelledBy,
      cancelledAt: registrations.cancelledAt,
    })
    .from(registrations)
    .where(and(eq(registrations.centerId, params.centerId), eq(registrations.id, params.registrationId)))
    .for("no key update");
  return registration ?? null;
}

/**
 * People who hold a place or are offered one. Read it in a statement of its own after `lockEvent`: a statement that waited for the
 * lock still counts by the snapshot it began with.
 */
export async function countPlacesTaken(
  db: Db,
  params: { centerId: string; eventId: string },
): Promise<number> {
  const statement = db
    .select({ taken: sql<number>`taken::int` })
    .from(sql`places_taken(${params.centerId}, ${params.eventId}) taken`);
  const [row] = await prepared(statement, "count-places");
  return row?.taken ?? 0;
}
