import { and, eq, isNull, ne, sql } from "drizzle-orm";
import type { VisitCounts } from "~/app/domain/sharing/visit";
import type { Db, Sql } from "~/db/client.server";
import {
  eventEmployers,
  events,
  patrons,
  registrations,
  shortCodes,
  tableVisits,
  ticketCodes,
} from "~/db/schema";
import { isItsPatron, isItsTicketCode } from "./of-registration";

interface AtTable {
  centerId: string;
  eventId: string;
  employerId: string;
}

/** When an event's tables are open, where the employer has one there. */
export async function findTable(db: Db, { centerId, eventId, employerId }: AtTable) {
  const [row] = await db
    .select({
      status: events.status,
      doorsOpenAt: events.doorsOpenAt,
      doorsCloseAt: events.doorsCloseAt,
      endsAt: events.endsAt,
    })
    .from(events)
    .innerJoin(
      eventEmployers,
      and(
        eq(eventEmployers.centerId, events.centerId),
        eq(eventEmployers.eventId, events.id),
        eq(eventEmployers.employerId, employerId),
        eq(eventEmployers.standing, "accepted"),
      ),
    )
    .where(and(eq(events.centerId, centerId), eq(events.id, eventId)));
  return row ?? null;
}

interface OfEvent {
  centerId: string;
  eventId: string;
}

const standsAt = ({ centerId, eventId }: OfEvent) =>
  and(
    eq(registrations.centerId, centerId),
    eq(registrations.eventId, eventId),
    eq(registrations.status, "registered"),
    // An employer's own people share nothing at a table.
    eq(registrations.who, "patron"),
  );

/** The place at an event that a ticket's code stands for, while it is good. */
export async function findPlaceByCode(db: Db, of: OfEvent & { codeHash: string }): Promise<string | null> {
  const [row] = await db
    .select({ id: registrations.id })
    .from(ticketCodes)
    .innerJoin(
      registrations,
      and(eq(registrations.centerId, ticketCodes.centerId), eq(registrations.id, ticketCodes.registrationId)),
    )
    .where(
      and(
        eq(ticketCodes.codeHash, of.codeHash),
        eq(ticketCodes.purpose, "ticket"),
        isNull(ticketCodes.revokedAt),
        standsAt(of),
      ),
    );
  return row?.id ?? null;
}

/** The same by the eight digits that can be spoken. */
export async function findPlaceByShortCode(
  db: Db,
  of: OfEvent & { shortCode: string },
): Promise<string | null> {
  const [row] = await db
    .select({ id: registrations.id })
    .from(shortCodes)
    .innerJoin(
      registrations,
      and(eq(registrations.centerId, shortCodes.centerId), eq(registrations.id, shortCodes.registrationId)),
    )
    .where(
      and(
        eq(shortCodes.centerId, of.centerId),
        eq(shortCodes.eventId, of.eventId),
        eq(shortCodes.shortCode, of.shortCode),
        isNull(shortCodes.revokedAt),
        standsAt(of),
      ),
    );
  return row?.id ?? null;
}

const columns = {
  id: tableVisits.id,
  eventId: tableVisits.eventId,
  employerId: tableVisits.employerId,
  registrationId: tableVisits.registrationId,
  askedBy: tableVisits.askedBy,
  expiresAt: tableVisits.expiresAt,
  answer: tableVisits.answer,
};

/** One visit as the employer's screen knows it; who it is never leaves the server. */
export async function findVisit(db: Db, { centerId, visitId }: { centerId: string; visitId: string }) {
  const [visit] = await db
    .select(columns)
    .from(tableVisits)
    .where(and(eq(tableVisits.centerId, centerId), eq(tableVisits.id, visitId)));
  return visit ?? null;
}

/** The same, locked until the transaction ends, with what proves that it is the visitor; after the registration's row. */
export async function lockVisit(db: Db, { centerId, visitId }: { centerId: string; visitId: string }) {
  const [visit] = await db
    .select({
      ...columns,
      isKnown: sql<boolean>`${patrons.id} is not null`,
      generation: registrations.generation,
      keyId: ticketCodes.keyId,
    })
    .from(tableVisits)
    .leftJoin(
      registrations,
      and(eq(registrations.centerId, tableVisits.centerId), eq(registrations.id, tableVisits.registrationId)),
    )
    .leftJoin(ticketCodes, isItsTicketCode)
    .leftJoin(patrons, isItsPatron)
    .where(and(eq(tableVisits.centerId, centerId), eq(tableVisits.id, visitId)))
    .for("no key update", { of: tableVisits });
  return visit ?? null;
}

/** What proves that somebody is the visitor of a place, and their name while it is kept. */
export async function findAskedPlace(db: Db, of: { centerId: string; registrationId: string }) {
  const [place] = await db
    .select({
      registrationId: registrations.id,
      generation: registrations.generation,
      keyId: ticketCodes.keyId,
      name: patrons.name,
    })
    .from(registrations)
    .leftJoin(ticketCodes, isItsTicketCode)
    .leftJoin(patrons, isItsPatron)
    .where(and(eq(registrations.centerId, of.centerId), eq(registrations.id, of.registrationId)));
  return place === undefined ? null : { ...place, isKnown: place.name !== null };
}

/**
 * Writes that an employer asks the visitor of a place, in the stead of whatever it asked them before. The caller holds
 * the registration's row.
 */
export async function putVisit(
  tx: Db,
  visit: typeof tableVisits.$inferInsert & { registrationId: string },
): Promise<void> {
  const { centerId, id, employerId, registrationId } = visit;
  await tx
    .delete(tableVisits)
    .where(
      and(
        eq(tableVisits.centerId, centerId),
        eq(tableVisits.employerId, employerId),
        eq(tableVisits.registrationId, registrationId),
        ne(tableVisits.id, id),
      ),
    );
  await tx
    .insert(tableVisits)
    .values(visit)
    .onConflictDoUpdate({
      target: [tableVisits.centerId, tableVisits.id],
      set: { expiresAt: visit.expiresAt },
      setWhere: isNull(tableVisits.answer),
    });
}

/**
 * Which employers that have a table ask a visitor now, the first first. Asked with each ticket's page while tables are
 * open.
 */
export async function listAsking(
  driver: Sql,
  params: { centerId: string; registrationId: string; now: Date },
): Promise<{ visitId: string; employerName: string }[]> {
  const rows = await driver<{ visit_id: string; employer_name: string }[]>`
    select v.id as visit_id, e.legal_name as employer_name
    from table_visits v
    join employers e on e.center_id = v.center_id and e.id = v.employer_id
    join event_employers at on at.center_id = v.center_id and at.event_id = v.event_id
      and at.employer_id = v.employer_id and at.standing = 'accepted'
    where v.center_id = ${params.centerId} and v.registration_id = ${params.registrationId}
      and v.expires_at > ${params.now.toISOString()}
    order by v.id`;
  return rows.map((row) => ({ visitId: row.visit_id, employerName: row.employer_name }));
}

/** How many visits a table had, nobody's any more. */
export async function countVisits(db: Db, { centerId, eventId, employerId }: AtTable): Promise<VisitCounts> {
  const [row] = await db
    .select({
      shared: sql<number>`(count(*) filter (where ${tableVisits.answer} = 'shared'))::int`,
      named: sql<number>`(count(*) filter (where ${tableVisits.answer} = 'named'))::int`,
      counted: sql<number>`(count(*) filter (where ${tableVisits.answer} = 'counted'))::int`,
    })
    .from(tableVisits)
    .where(
      and(
        eq(tableVisits.centerId, centerId),
        eq(tableVisits.eventId, eventId),
        eq(tableVisits.employerId, employerId),
      ),
    );
  return row ?? { shared: 0, named: 0, counted: 0 };
}
