import { and, asc, eq, isNull, lte, sql } from "drizzle-orm";
import type { Waiting } from "~/app/domain/waitlist/promote";
import type { Db } from "~/db/client.server";
import { eventCounts, offers, patrons, registrations, shortCodes } from "~/db/schema";
import { isItsPatron, isItsShortCode } from "./of-registration";
import { prepared } from "./prepared";

interface OfEvent {
  centerId: string;
  eventId: string;
}

/** People of an event who hold a place, are offered one and wait, walk-ins left out. */
export async function findEventCounts(db: Db, params: OfEvent) {
  const [counts] = await db
    .select({
      registered: eventCounts.registered,
      offered: eventCounts.offered,
      waiting: eventCounts.waiting,
    })
    .from(eventCounts)
    .where(and(eq(eventCounts.centerId, params.centerId), eq(eventCounts.eventId, params.eventId)));
  return counts ?? { registered: 0, offered: 0, waiting: 0 };
}

const isWaiting = (params: OfEvent) =>
  and(
    eq(registrations.centerId, params.centerId),
    eq(registrations.eventId, params.eventId),
    eq(registrations.status, "waitlisted"),
    eq(registrations.who, "patron"),
  );

/** Everybody who waits, in no order: `byTurn` has it. */
export async function listWaiting(db: Db, params: OfEvent): Promise<Waiting[]> {
  const rows = await db
    .select({
      registrationId: registrations.id,
      people: registrations.partySize,
      priority: registrations.priority,
      queueNo: registrations.queueNo,
    })
    .from(registrations)
    .where(isWaiting(params));
  return rows.map((row) => ({ ...row, queueNo: row.queueNo ?? 0 }));
}

/** The number that puts somebody at the end of the line. The caller holds the event's row. */
export async function findNextQueueNo(db: Db, params: OfEvent): Promise<number> {
  const statement = db
    .select({ last: sql<number>`coalesce(max(${registrations.queueNo}), 0)::int` })
    .from(registrations)
    .where(isWaiting(params));
  const [row] = await prepared(statement, "find-last-in-line");
  return (row?.last ?? 0) + 1;
}

/** The offer that a registration may answer now. */
export async function findOpenOffer(db: Db, params: { centerId: string; registrationId: string }) {
  const [offer] = await db
    .select({ id: offers.id, expiresAt: offers.expiresAt, people: offers.people })
    .from(offers)
    .where(
      and(
        eq(offers.centerId, params.centerId),
        eq(offers.registrationId, params.registrationId),
        isNull(offers.endedAt),
      ),
    );
  return offer ?? null;
}

/** Events with offers that nobody answered in time, of every center. */
export async function listEventsWithLateOffers(db: Db, params: { now: Date; limit: number }) {
  return db
    .selectDistinct({ centerId: offers.centerId, eventId: offers.eventId })
    .from(offers)
    .where(and(isNull(offers.endedAt), lte(offers.expiresAt, params.now)))
    .limit(params.limit);
}

/** The offers of one event that nobody answered in time, the earliest first. */
export async function listLateOffers(db: Db, params: OfEvent & { now: Date }) {
  return db
    .select({ id: offers.id, registrationId: offers.registrationId, expiresAt: offers.expiresAt })
    .from(offers)
    .where(
      and(
        eq(offers.centerId, params.centerId),
        eq(offers.eventId, params.eventId),
        isNull(offers.endedAt),
        lte(offers.expiresAt, params.now),
      ),
    )
    .orderBy(asc(offers.expiresAt), asc(offers.id));
}

/** The line as staff see it: who waits and who is offered a place until when, in their turn. */
export async function listLine(db: Db, params: OfEvent & { limit: number }) {
  return db
    .select({
      registrationId: registrations.id,
      name: patrons.name,
      emailCipher: patrons.emailCipher,
      phoneCipher: patrons.phoneCipher,
      shortCode: shortCodes.shortCode,
      people: registrations.partySize,
      priority: registrations.priority,
      createdAt: registrations.createdAt,
      offeredUntil: offers.expiresAt,
    })
    .from(registrations)
    .leftJoin(patrons, isItsPatron)
    .leftJoin(shortCodes, isItsShortCode)
    .leftJoin(
      offers,
      and(
        eq(offers.centerId, registrations.centerId),
        eq(offers.registrationId, registrations.id),
        isNull(offers.endedAt),
      ),
    )
    .where(
      and(
        eq(registrations.centerId, params.centerId),
        eq(registrations.eventId, params.eventId),
        eq(registrations.who, "patron"),
        sql`${registrations.status} in ('waitlisted', 'offered')`,
      ),
    )
    .orderBy(
      sql`${registrations.status} = 'offered' desc`,
      sql`${registrations.priority} desc`,
      asc(registrations.queueNo),
      asc(registrations.id),
    )
    .limit(params.limit);
}
