import { and, desc, eq, ilike, like, lt, or, sql } from "drizzle-orm";
import type { Attendee, RegistrationStatus } from "~/app/domain/registrations/registration";
import type { Db, Sql } from "~/db/client.server";
import { admissions, employers, patrons, registrations, shortCodes } from "~/db/schema";
import { isItsPatron, isItsShortCode } from "./of-registration";

/** The event that a registration is for. */
export async function findRegistrationEvent(
  db: Db,
  params: { centerId: string; registrationId: string },
): Promise<string | null> {
  const [row] = await db
    .select({ eventId: registrations.eventId })
    .from(registrations)
    .where(and(eq(registrations.centerId, params.centerId), eq(registrations.id, params.registrationId)));
  return row?.eventId ?? null;
}

interface CodeRow {
  id: string;
  who: Attendee;
  status: RegistrationStatus;
  party_size: number;
  generation: number;
  calendar_revision: number;
  cancelled_by: string | null;
  created_at: string;
  language: string;
  is_revoked: boolean;
  is_current: boolean;
  name: string | null;
  has_email: boolean;
  event_id: string;
  event_revision: number;
  key_id: string;
  short_code: string;
  has_marks: boolean;
  has_interviews: boolean;
}

/**
 * Finds the registration that a ticket's or a manage page's code opens, and whether the code was withdrawn since; with
 * what its present ticket was minted by and the revision of its event. One prepared statement for what a person looks
 * at while they stand in line.
 */
export async function findRegistrationByCode(
  sql: Sql,
  params: { centerId: string; codeHash: string; purpose: "ticket" | "manage" },
) {
  const [row] = await sql<CodeRow[]>`
    select r.id, r.who, r.status, r.party_size, r.generation, r.calendar_revision, r.cancelled_by, r.created_at, r.language,
      c.revoked_at is not null as is_revoked, c.generation = r.generation as is_current,
      p.name, p.email_cipher is not null as has_email, e.id as event_id, e.revision as event_revision,
      t.key_id, s.short_code,
      exists (select from opening_marks m where m.center_id = r.center_id and m.registration_id = r.id) as has_marks,
      exists (select from slots o where o.center_id = e.center_id and o.event_id = e.id and o.cancelled_at is null)
        or exists (select from bookings b where b.center_id = r.center_id and b.registration_id = r.id)
        as has_interviews
    from ticket_codes c
    join registrations r on r.center_id = c.center_id and r.id = c.registration_id
    join events e on e.center_id = r.center_id and e.id = r.event_id
    join ticket_codes t on t.center_id = r.center_id and t.registration_id = r.id and t.purpose = 'ticket'
      and t.generation = r.generation
    join short_codes s on s.center_id = r.center_id and s.registration_id = r.id and s.generation = r.generation
    left join patrons p on p.center_id = r.center_id and p.registration_id = r.id
    where c.code_hash = ${params.codeHash} and c.center_id = ${params.centerId} and c.purpose = ${params.purpose}`;
  if (row === undefined) return null;
  return {
    id: row.id,
    who: row.who,
    status: row.status,
    partySize: row.party_size,
    generation: row.generation,
    cancelledBy: row.cancelled_by,
    createdAt: new Date(row.created_at),
    calendarRevision: row.calendar_revision,
    language: row.language,
    isRevoked: row.is_revoked,
    /** No newer code took its place: the person was forgotten. */
    isForgotten: row.is_revoked && row.is_current,
    name: row.name,
    hasEmail: row.has_email,
    event: { id: row.event_id, revision: row.event_revision },
    keyId: row.key_id,
    shortCode: row.short_code,
    hasMarks: row.has_marks,
    /** The event offers interview times, or they have one. */
    hasInterviews: row.has_interviews,
  };
}

/** One registration as staff see it, contacts still sealed. */
export async function findRegistration(db: Db, params: { centerId: string; registrationId: string }) {
  const [row] = await selectRegistrations(db).where(
    and(eq(registrations.centerId, params.centerId), eq(registrations.id, params.registrationId)),
  );
  return row ?? null;
}

/** An event's registrations, newest first, by keyset. Contacts are sealed; the caller opens what the reader may see. */
export async function listRegistrations(
  db: Db,
  params: {
    centerId: string;
    eventId: string;
    /** A folded piece of the name. */
    folded?: string | undefined;
    before?: string | undefined;
    limit: number;
  },
) {
  return selectRegistrations(db)
    .where(
      and(isListed(params), params.before === undefined ? undefined : lt(registrations.id, params.before)),
    )
    .orderBy(desc(registrations.id))
    .limit(params.limit);
}

/** How many a list has in all, and how many of them come before the given one. */
export async function countRegistrations(
  db: Db,
  params: { centerId: string; eventId: string; folded?: string | undefined; before?: string | undefined },
): Promise<{ total: number; earlier: number }> {
  const { before } = params;
  const [row] = await db
    .select({
      total: sql<number>`count(*)::int`,
      earlier:
        before === undefined
          ? sql<number>`0`
          : sql<number>`(count(*) filter (where ${registrations.id} >= ${before}))::int`,
    })
    .from(registrations)
    .leftJoin(patrons, isItsPatron)
    .where(isListed(params));
  return row ?? { total: 0, earlier: 0 };
}

/** Visitors of this event (an employer's people stand with the employer), and where a name is asked for, of that name. */
const isListed = (params: { centerId: string; eventId: string; folded?: string | undefined }) =>
  and(
    eq(registrations.centerId, params.centerId),
    eq(registrations.eventId, params.eventId),
    eq(registrations.who, "patron"),
    params.folded === undefined ? undefined : like(patrons.nameFolded, `%${patternOf(params.folded)}%`),
  );

const selectRegistrations = (db: Db) =>
  db
    .select({
      id: registrations.id,
      eventId: registrations.eventId,
      status: registrations.status,
      origin: registrations.origin,
      partySize: registrations.partySize,
      language: registrations.language,
      createdAt: registrations.createdAt,
      generation: registrations.generation,
      name: patrons.name,
      nameFolded: patrons.nameFolded,
      emailCipher: patrons.emailCipher,
      emailHash: patrons.emailHash,
      phoneCipher: patrons.phoneCipher,
      phoneHash: patrons.phoneHash,
      shortCode: shortCodes.shortCode,
      admittedAt: admissions.at,
      /** How many of the party have come. */
      arrived: sql<number>`(select count(*)::int from ${admissions} a
        where a.center_id = ${registrations.centerId} and a.registration_id = ${registrations.id})`,
    })
    .from(registrations)
    .leftJoin(patrons, isItsPatron)
    .leftJoin(shortCodes, isItsShortCode)
    .leftJoin(
      admissions,
      and(
        eq(admissions.centerId, registrations.centerId),
        eq(admissions.registrationId, registrations.id),
        eq(admissions.seat, 1),
      ),
    )
    .$dynamic();

/** Finds people of an event by a folded piece of their name, an employer's also by its name. At most twenty, and never a contact. */
export async function searchTickets(db: Db, params: { centerId: string; eventId: string; folded: string }) {
  const pattern = patternOf(params.folded);
  return db
    .select({
      name: patrons.name,
      employer: employers.legalName,
      shortCode: shortCodes.shortCode,
      status: registrations.status,
      admittedAt: admissions.at,
    })
    .from(registrations)
    .innerJoin(patrons, isItsPatron)
    .innerJoin(shortCodes, isItsShortCode)
    .leftJoin(employers, isItsEmployer)
    .leftJoin(
      admissions,
      and(
        eq(admissions.centerId, registrations.centerId),
        eq(admissions.registrationId, registrations.id),
        eq(admissions.seat, 1),
      ),
    )
    .where(
      and(
        eq(registrations.centerId, params.centerId),
        eq(registrations.eventId, params.eventId),
        or(
          like(patrons.nameFolded, `${pattern}%`),
          like(patrons.nameFolded, `%${pattern}%`),
          ilike(employers.legalName, `%${pattern}%`),
        ),
      ),
    )
    .orderBy(patrons.nameFolded, registrations.id)
    .limit(20);
}

/** Whose people a representative is one of. */
const isItsEmployer = and(
  eq(registrations.who, "representative"),
  eq(employers.centerId, registrations.centerId),
  eq(employers.id, registrations.employerId),
);

/** A text as LIKE takes it: its own signs escaped. */
const patternOf = (text: string) => text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);
