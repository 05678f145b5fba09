import { and, asc, eq, gt, inArray } from "drizzle-orm";
import type { Db } from "~/db/client.server";
import { events, patrons, registrations } from "~/db/schema";

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
