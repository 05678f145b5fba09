import { and, asc, desc, eq, sql } from "drizzle-orm";
import type { SharingLevel } from "~/app/domain/sharing/consent";
import type { Db } from "~/db/client.server";
import { consents, employers, eventEmployers, events, patrons, registrations, tableNotes } from "~/db/schema";
import { isItsPatron } from "./of-registration";

interface OfRegistration {
  centerId: string;
  registrationId: string;
}

/** Every word that a registration's visitor gave or took back, the first first: proof without a name. */
export async function listConsents(db: Db, { centerId, registrationId }: OfRegistration) {
  return db
    .select({
      purpose: consents.purpose,
      employerId: consents.employerId,
      employerName: employers.legalName,
      act: consents.act,
      textVersion: consents.textVersion,
      language: consents.language,
      how: consents.how,
      at: consents.at,
    })
    .from(consents)
    .leftJoin(
      employers,
      and(eq(employers.centerId, consents.centerId), eq(employers.id, consents.employerId)),
    )
    .where(and(eq(consents.centerId, centerId), eq(consents.registrationId, registrationId)))
    .orderBy(asc(consents.place));
}

/** The last word on each matter of a registration. Read it after the registration's row was locked to write on it. */
export async function listLastConsents(db: Db, { centerId, registrationId }: OfRegistration) {
  return db
    .selectDistinctOn([consents.purpose, consents.employerId], {
      purpose: consents.purpose,
      employerId: consents.employerId,
      employerName: employers.legalName,
      act: consents.act,
      how: consents.how,
      at: consents.at,
    })
    .from(consents)
    .leftJoin(
      employers,
      and(eq(employers.centerId, consents.centerId), eq(employers.id, consents.employerId)),
    )
    .where(and(eq(consents.centerId, centerId), eq(consents.registrationId, registrationId)))
    .orderBy(consents.purpose, consents.employerId, desc(consents.place));
}

/**
 * The people whose last word to this employer, for this event, is that it may know them: names with contacts and the
 * employer's note still sealed, the first who agreed first. Who shares the name alone has no contact here. Whoever was
 * forgotten is not among them, and an employer that has no table there any more sees nobody.
 */
export async function listSharedWith(
  db: Db,
  params: { centerId: string; eventId: string; employerId: string },
) {
  const last = db
    .selectDistinctOn([consents.registrationId, consents.purpose], {
      registrationId: consents.registrationId,
      purpose: consents.purpose,
      act: consents.act,
      at: consents.at,
      place: consents.place,
    })
    .from(consents)
    .where(
      and(
        eq(consents.centerId, params.centerId),
        eq(consents.eventId, params.eventId),
        eq(consents.employerId, params.employerId),
      ),
    )
    .orderBy(consents.registrationId, consents.purpose, desc(consents.place))
    .as("last");
  const withContact = eq(last.purpose, "employer");
  return db
    .select({
      registrationId: last.registrationId,
      level: sql<SharingLevel>`case when ${withContact} then 'contact' else 'name' end`,
      name: patrons.name,
      emailCipher: sql<string | null>`case when ${withContact} then ${patrons.emailCipher} end`,
      phoneCipher: sql<string | null>`case when ${withContact} then ${patrons.phoneCipher} end`,
      noteCipher: tableNotes.cipher,
      sharedAt: last.at,
    })
    .from(last)
    .innerJoin(
      patrons,
      and(eq(patrons.centerId, params.centerId), eq(patrons.registrationId, last.registrationId)),
    )
    .innerJoin(
      eventEmployers,
      and(
        eq(eventEmployers.centerId, params.centerId),
        eq(eventEmployers.eventId, params.eventId),
        eq(eventEmployers.employerId, params.employerId),
        eq(eventEmployers.standing, "accepted"),
      ),
    )
    .leftJoin(
      tableNotes,
      and(
        eq(tableNotes.centerId, params.centerId),
        eq(tableNotes.registrationId, last.registrationId),
        eq(tableNotes.employerId, params.employerId),
      ),
    )
    .where(eq(last.act, "given"))
    .orderBy(asc(last.place));
}

/** What decides whether a visitor may agree to something, with the employers of the event. */
export async function findSharingPlace(db: Db, { centerId, registrationId }: OfRegistration) {
  const [row] = await db
    .select({
      eventId: registrations.eventId,
      status: registrations.status,
      eventStatus: events.status,
      isKnown: sql<boolean>`${patrons.id} is not null`,
    })
    .from(registrations)
    .innerJoin(events, and(eq(events.centerId, registrations.centerId), eq(events.id, registrations.eventId)))
    .leftJoin(patrons, isItsPatron)
    .where(and(eq(registrations.centerId, centerId), eq(registrations.id, registrationId)));
  return row ?? null;
}
