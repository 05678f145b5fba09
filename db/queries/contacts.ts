import { and, asc, eq, gt, inArray, isNotNull, or } from "drizzle-orm";
import type { RegistrationStatus } from "~/app/domain/registrations/registration";
import type { Db } from "~/db/client.server";
import { events, patrons, registrations } from "~/db/schema";
import { isItsPatron } from "./of-registration";

/** How one patron is reached, still sealed. Null where the person was forgotten. */
export async function findContact(db: Db, params: { centerId: string; registrationId: string }) {
  const [row] = await db
    .select({
      name: patrons.name,
      emailCipher: patrons.emailCipher,
      phoneCipher: patrons.phoneCipher,
      language: registrations.language,
    })
    .from(patrons)
    .innerJoin(
      registrations,
      and(eq(registrations.centerId, patrons.centerId), eq(registrations.id, patrons.registrationId)),
    )
    .where(and(eq(patrons.centerId, params.centerId), eq(patrons.registrationId, params.registrationId)));
  return row ?? null;
}

/** A patron's name and the keyed hash of their address. Null where the person was forgotten. */
export async function findPatron(db: Db, params: { centerId: string; registrationId: string }) {
  const [row] = await db
    .select({ name: patrons.name, emailHash: patrons.emailHash })
    .from(patrons)
    .where(and(eq(patrons.centerId, params.centerId), eq(patrons.registrationId, params.registrationId)));
  return row ?? null;
}

/** Which of some registrations, and of some bookings of appointments, have an address to write to. */
export async function listReachable(
  db: Db,
  params: { centerId: string; registrationIds: string[]; bookingIds?: string[] },
): Promise<ReadonlySet<string>> {
  const { centerId, registrationIds, bookingIds = [] } = params;
  const rows = await db
    .select({ registrationId: patrons.registrationId, bookingId: patrons.bookingId })
    .from(patrons)
    .where(
      and(
        eq(patrons.centerId, centerId),
        or(inArray(patrons.registrationId, registrationIds), inArray(patrons.bookingId, bookingIds)),
        isNotNull(patrons.emailCipher),
      ),
    );
  return new Set(rows.flatMap(({ registrationId, bookingId }) => registrationId ?? bookingId ?? []));
}

/** The patrons of an event in some states who gave an address, with the sequence of their calendar entries. */
export async function listReachablePlaces(
  db: Db,
  params: { centerId: string; eventId: string; statuses: RegistrationStatus[] },
) {
  return db
    .select({ id: registrations.id, calendarRevision: registrations.calendarRevision })
    .from(registrations)
    .innerJoin(patrons, isItsPatron)
    .where(
      and(
        eq(registrations.centerId, params.centerId),
        eq(registrations.eventId, params.eventId),
        inArray(registrations.status, params.statuses),
        isNotNull(patrons.emailCipher),
        eq(registrations.who, "patron"),
      ),
    );
}

/**
 * The places at coming events, and in their lines, that an address was given for, the soonest first, by the address's
 * keyed hashes.
 */
export async function listComingPlaces(
  db: Db,
  params: { centerId: string; emailHashes: string[]; now: Date; limit: number },
) {
  return db
    .select({
      registrationId: registrations.id,
      eventId: events.id,
      eventRevision: events.revision,
      eventCalendarRevision: events.calendarRevision,
      calendarRevision: registrations.calendarRevision,
      who: registrations.who,
      status: registrations.status,
    })
    .from(patrons)
    .innerJoin(
      registrations,
      and(eq(registrations.centerId, patrons.centerId), eq(registrations.id, patrons.registrationId)),
    )
    .innerJoin(events, and(eq(events.centerId, registrations.centerId), eq(events.id, registrations.eventId)))
    .where(
      and(
        eq(patrons.centerId, params.centerId),
        inArray(patrons.emailHash, params.emailHashes),
        inArray(registrations.status, ["registered", "waitlisted", "offered"]),
        eq(events.status, "published"),
        gt(events.endsAt, params.now),
      ),
    )
    .orderBy(asc(events.startsAt), asc(registrations.id))
    .limit(params.limit);
}
