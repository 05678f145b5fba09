import { and, asc, eq, inArray, isNotNull, sql } from "drizzle-orm";
import type { Db } from "~/db/client.server";
import { accommodations, events, patrons, registrations, shortCodes } from "~/db/schema";
import { isItsPatron, isItsShortCode } from "./of-registration";

interface OfEvent {
  centerId: string;
  eventId: string;
}

interface OfRegistration {
  centerId: string;
  registrationId: string;
}

/** What one registration asked for, still sealed, the first first. What was forgotten is left out. */
export async function listAccommodations(db: Db, { centerId, registrationId }: OfRegistration) {
  return db
    .select({
      id: accommodations.id,
      cipher: accommodations.cipher,
      state: accommodations.state,
      askedAt: accommodations.askedAt,
      changedAt: accommodations.changedAt,
      settledAt: accommodations.settledAt,
    })
    .from(accommodations)
    .where(
      and(
        eq(accommodations.centerId, centerId),
        eq(accommodations.registrationId, registrationId),
        isNotNull(accommodations.cipher),
      ),
    )
    .orderBy(asc(accommodations.id));
}

/** Whether a registration's requests may be changed: what is read after its row was locked. */
export async function findAskingPlace(db: Db, { centerId, registrationId }: OfRegistration) {
  const [row] = await db
    .select({
      eventId: registrations.eventId,
      status: registrations.status,
      eventEndsAt: events.endsAt,
      isKnown: sql<boolean>`${patrons.id} is not null`,
      asked: sql<number>`(select count(*)::int from ${accommodations}
        where ${accommodations.centerId} = ${registrations.centerId}
        and ${accommodations.registrationId} = ${registrations.id})`,
    })
    .from(registrations)
    .innerJoin(events, and(eq(events.centerId, registrations.centerId), eq(events.id, registrations.eventId)))
    .leftJoin(patrons, isItsPatron)
    .where(and(eq(registrations.centerId, centerId), eq(registrations.id, registrationId)));
  return row ?? null;
}

/** Of people who may come: whoever gave a place back needs nothing any more. */
const ofThoseWhoCome = ({ centerId, eventId }: OfEvent) =>
  and(
    eq(accommodations.centerId, centerId),
    eq(accommodations.eventId, eventId),
    inArray(registrations.status, ["registered", "waitlisted", "offered"]),
  );

const theirPlace = and(
  eq(registrations.centerId, accommodations.centerId),
  eq(registrations.id, accommodations.registrationId),
);

/** What an event's visitors asked for, still sealed, with who asked; what was forgotten is left out. For staff alone. */
export async function listEventAccommodations(db: Db, of: OfEvent) {
  return db
    .select({
      id: accommodations.id,
      registrationId: accommodations.registrationId,
      cipher: accommodations.cipher,
      state: accommodations.state,
      askedAt: accommodations.askedAt,
      changedAt: accommodations.changedAt,
      status: registrations.status,
      name: patrons.name,
      shortCode: shortCodes.shortCode,
    })
    .from(accommodations)
    .innerJoin(registrations, theirPlace)
    .leftJoin(patrons, isItsPatron)
    .leftJoin(shortCodes, isItsShortCode)
    .where(and(ofThoseWhoCome(of), isNotNull(accommodations.cipher)))
    .orderBy(asc(accommodations.id));
}

export interface AccommodationCounts {
  asked: number;
  met: number;
  notMet: number;
}

/** How many requests an event's visitors made, and what became of them: the same before and after a purge. */
export async function countAccommodations(db: Db, of: OfEvent): Promise<AccommodationCounts> {
  const [row] = await db
    .select({
      asked: sql<number>`count(*)::int`,
      met: sql<number>`(count(*) filter (where ${accommodations.state} = 'met'))::int`,
      notMet: sql<number>`(count(*) filter (where ${accommodations.state} = 'not-met'))::int`,
    })
    .from(accommodations)
    .innerJoin(registrations, theirPlace)
    .where(ofThoseWhoCome(of));
  return row ?? { asked: 0, met: 0, notMet: 0 };
}

/** How many requests of an event wait for staff. */
export async function countOpenAccommodations(db: Db, of: OfEvent): Promise<number> {
  const [row] = await db
    .select({ open: sql<number>`count(*)::int` })
    .from(accommodations)
    .innerJoin(registrations, theirPlace)
    .where(and(ofThoseWhoCome(of), eq(accommodations.state, "asked"), isNotNull(accommodations.cipher)));
  return row?.open ?? 0;
}
