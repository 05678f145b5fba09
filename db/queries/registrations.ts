import { and, desc, eq, like, lt, or, sql } from "drizzle-orm";
import type { Db } from "~/db/client.server";
import { admissions, patrons, registrations, shortCodes, ticketCodes } from "~/db/schema";

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

/** Finds the registration that a ticket's or a manage page's code opens, and whether the code was withdrawn since. */
export async function findRegistrationByCode(
  db: Db,
  params: { centerId: string; codeHash: string; purpose: "ticket" | "manage" },
) {
  const [row] = await db
    .select({
      id: registrations.id,
      eventId: registrations.eventId,
      status: registrations.status,
      partySize: registrations.partySize,
      generation: registrations.generation,
      language: registrations.language,
      calendarRevision: registrations.calendarRevision,
      revokedAt: ticketCodes.revokedAt,
      name: patrons.name,
      hasEmail: sql<boolean>`${patrons.emailCipher} is not null`,
    })
    .from(ticketCodes)
    .innerJoin(
      registrations,
      and(eq(registrations.centerId, ticketCodes.centerId), eq(registrations.id, ticketCodes.registrationId)),
    )
    .leftJoin(
      patrons,
      and(eq(patrons.centerId, registrations.centerId), eq(patrons.registrationId, registrations.id)),
    )
    .where(
      and(
        eq(ticketCodes.codeHash, params.codeHash),
        eq(ticketCodes.centerId, params.centerId),
        eq(ticketCodes.purpose, params.purpose),
      ),
    );
  return row ?? null;
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
      and(
        eq(registrations.centerId, params.centerId),
        eq(registrations.eventId, params.eventId),
        params.folded === undefined ? undefined : like(patrons.nameFolded, `%${patternOf(params.folded)}%`),
        params.before === undefined ? undefined : lt(registrations.id, params.before),
      ),
    )
    .orderBy(desc(registrations.id))
    .limit(params.limit);
}

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
    .leftJoin(
      patrons,
      and(eq(patrons.centerId, registrations.centerId), eq(patrons.registrationId, registrations.id)),
    )
    .leftJoin(
      shortCodes,
      and(
        eq(shortCodes.centerId, registrations.centerId),
        eq(shortCodes.registrationId, registrations.id),
        eq(shortCodes.generation, registrations.generation),
      ),
    )
    .leftJoin(
      admissions,
      and(
        eq(admissions.centerId, registrations.centerId),
        eq(admissions.registrationId, registrations.id),
        eq(admissions.seat, 1),
      ),
    )
    .$dynamic();

/** Finds people of an event by a folded piece of their name. At most twenty, and never a contact. */
export async function searchTickets(db: Db, params: { centerId: string; eventId: string; folded: string }) {
  const pattern = patternOf(params.folded);
  return db
    .select({
      name: patrons.name,
      shortCode: shortCodes.shortCode,
      status: registrations.status,
      admittedAt: admissions.at,
    })
    .from(registrations)
    .innerJoin(
      patrons,
      and(eq(patrons.centerId, registrations.centerId), eq(patrons.registrationId, registrations.id)),
    )
    .innerJoin(
      shortCodes,
      and(
        eq(shortCodes.centerId, registrations.centerId),
        eq(shortCodes.registrationId, registrations.id),
        eq(shortCodes.generation, registrations.generation),
      ),
    )
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
        or(like(patrons.nameFolded, `${pattern}%`), like(patrons.nameFolded, `%${pattern}%`)),
      ),
    )
    .orderBy(patrons.nameFolded, registrations.id)
    .limit(20);
}

/** A text as LIKE takes it: its own signs escaped. */
const patternOf = (text: string) => text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);
