import { and, asc, eq, gt, inArray, isNull, lte, ne, type SQL, sql } from "drizzle-orm";
import type { OwnBooking } from "~/app/domain/bookings/book";
import { liveStatuses, openStatuses } from "~/app/domain/bookings/booking";
import type { Db } from "~/db/client.server";
import { bookings, registrations, slots } from "~/db/schema";

export const isItsSlot = and(eq(slots.centerId, bookings.centerId), eq(slots.id, bookings.slotId));

const state = {
  id: bookings.id,
  slotId: bookings.slotId,
  registrationId: bookings.registrationId,
  status: bookings.status,
  seat: bookings.seat,
  offerExpiresAt: bookings.offerExpiresAt,
  calendarRevision: bookings.calendarRevision,
  revision: bookings.revision,
  endedBy: bookings.endedBy,
  endedAt: bookings.endedAt,
  presence: bookings.presence,
};

export type BookingRow = Awaited<ReturnType<typeof listOpenInSlots>>[number];

/** Who holds a seat or waits for one in some slots. The caller holds the slots' rows. */
export async function listOpenInSlots(db: Db, params: { centerId: string; slotIds: readonly string[] }) {
  if (params.slotIds.length === 0) return [];
  return db
    .select({ ...state, queueNo: bookings.queueNo })
    .from(bookings)
    .where(
      and(
        eq(bookings.centerId, params.centerId),
        inArray(bookings.slotId, [...params.slotIds]),
        inArray(bookings.status, openStatuses),
      ),
    )
    .orderBy(asc(bookings.id));
}

/** A booking by its id, whatever became of it. */
export async function findBooking(db: Db, params: { centerId: string; bookingId: string }) {
  const [row] = await db
    .select({ ...state, queueNo: bookings.queueNo })
    .from(bookings)
    .where(and(eq(bookings.centerId, params.centerId), eq(bookings.id, params.bookingId)));
  return row ?? null;
}

/** All that some registrations have open, by registration. Read it after their rows were locked to write by it. */
export async function listOwnBookings(
  db: Db,
  params: { centerId: string; registrationIds: readonly string[] },
): Promise<ReadonlyMap<string, OwnBooking[]>> {
  const own = new Map<string, OwnBooking[]>();
  if (params.registrationIds.length === 0) return own;
  const rows = await db
    .select({
      id: bookings.id,
      slotId: bookings.slotId,
      registrationId: bookings.registrationId,
      status: bookings.status,
      employerId: slots.employerId,
      startsAt: slots.startsAt,
      endsAt: slots.endsAt,
    })
    .from(bookings)
    .innerJoin(slots, isItsSlot)
    .where(
      and(
        eq(bookings.centerId, params.centerId),
        inArray(bookings.registrationId, [...params.registrationIds]),
        inArray(bookings.status, openStatuses),
      ),
    );
  for (const { registrationId, ...booking } of rows) {
    if (registrationId !== null) own.set(registrationId, [...(own.get(registrationId) ?? []), booking]);
  }
  return own;
}

/** The seats of a slot that are held. */
export async function listSeats(db: Db, params: { centerId: string; slotId: string }): Promise<number[]> {
  const rows = await db
    .select({ seat: bookings.seat })
    .from(bookings)
    .where(
      and(
        eq(bookings.centerId, params.centerId),
        eq(bookings.slotId, params.slotId),
        inArray(bookings.status, liveStatuses),
      ),
    );
  return rows.flatMap(({ seat }) => (seat === null ? [] : [seat]));
}

/** Who waits for a seat in some slots, in no order: `byTurn` has it. */
export async function listWaitingForSeats(db: Db, params: { centerId: string; slotIds: readonly string[] }) {
  if (params.slotIds.length === 0) return [];
  const rows = await db
    .select({
      bookingId: bookings.id,
      registrationId: registrations.id,
      priority: registrations.priority,
      queueNo: bookings.queueNo,
    })
    .from(bookings)
    .innerJoin(
      registrations,
      and(eq(registrations.centerId, bookings.centerId), eq(registrations.id, bookings.registrationId)),
    )
    .where(
      and(
        eq(bookings.centerId, params.centerId),
        inArray(bookings.slotId, [...params.slotIds]),
        eq(bookings.status, "waitlisted"),
      ),
    );
  return rows.map((row) => ({ ...row, people: 1, queueNo: row.queueNo ?? 0 }));
}

/** The number that puts somebody at the end of a slot's line. The caller holds the slot's row. */
export async function findNextInSlot(db: Db, params: { centerId: string; slotId: string }): Promise<number> {
  const [row] = await db
    .select({ last: sql<number>`coalesce(max(${bookings.queueNo}), 0)::int` })
    .from(bookings)
    .where(
      and(
        eq(bookings.centerId, params.centerId),
        eq(bookings.slotId, params.slotId),
        eq(bookings.status, "waitlisted"),
      ),
    );
  return (row?.last ?? 0) + 1;
}

/** Slots in which somebody has a booking that is open and whose time is not over. */
export async function listOpenSlotIds(
  db: Db,
  params: { centerId: string; registrationIds: readonly string[]; now: Date },
): Promise<string[]> {
  if (params.registrationIds.length === 0) return [];
  const rows = await db
    .selectDistinct({ slotId: bookings.slotId })
    .from(bookings)
    .innerJoin(slots, isItsSlot)
    .where(
      and(
        eq(bookings.centerId, params.centerId),
        inArray(bookings.registrationId, [...params.registrationIds]),
        inArray(bookings.status, openStatuses),
        gt(slots.endsAt, params.now),
      ),
    );
  return rows.map(({ slotId }) => slotId);
}

/** Events with times that were offered and that nobody answered for, of every center. */
export async function listEventsWithLateTimes(db: Db, params: { now: Date; limit: number }) {
  const rows = await db
    .selectDistinct({ centerId: slots.centerId, eventId: slots.eventId })
    .from(bookings)
    .innerJoin(slots, isItsSlot)
    .where(and(eq(bookings.status, "offered"), lte(bookings.offerExpiresAt, params.now)))
    .limit(params.limit);
  return rows.flatMap(({ centerId, eventId }) => (eventId === null ? [] : [{ centerId, eventId }]));
}

/** The slots of one event in which an offer has ended that nobody answered. */
export async function listLateSlotIds(
  db: Db,
  params: { centerId: string; eventId: string; now: Date },
): Promise<string[]> {
  const rows = await db
    .selectDistinct({ slotId: slots.id })
    .from(bookings)
    .innerJoin(slots, isItsSlot)
    .where(
      and(
        eq(slots.centerId, params.centerId),
        eq(slots.eventId, params.eventId),
        eq(bookings.status, "offered"),
        lte(bookings.offerExpiresAt, params.now),
      ),
    );
  return rows.map(({ slotId }) => slotId);
}

/** Whose a slot is; null where there is no such slot, or it belongs to no event. */
export async function findSlotOwner(db: Db, params: { centerId: string; slotId: string }) {
  const [row] = await db
    .select({ eventId: slots.eventId, employerId: slots.employerId })
    .from(slots)
    .where(and(eq(slots.centerId, params.centerId), eq(slots.id, params.slotId)));
  return row === undefined || row.eventId === null ? null : { ...row, eventId: row.eventId };
}

interface OfEvent {
  centerId: string;
  eventId: string;
  /** Null for every employer's. */
  employerId: string | null;
}

/** Slots of an event that stand and are not over, of one employer where one is named. */
export const listSlotIdsAhead = (db: Db, { now, ...of }: OfEvent & { now: Date }): Promise<string[]> =>
  listStandingIds(db, of, gt(slots.endsAt, now));

/** Slots of an event that were set for another start than it has now, of one employer where one is named. */
export const listSlotIdsSetBefore = (
  db: Db,
  { startsAt, ...of }: OfEvent & { startsAt: Date },
): Promise<string[]> => listStandingIds(db, of, ne(slots.setFor, startsAt));

async function listStandingIds(db: Db, { centerId, eventId, employerId }: OfEvent, which: SQL) {
  const rows = await db
    .select({ id: slots.id })
    .from(slots)
    .where(
      and(
        eq(slots.centerId, centerId),
        eq(slots.eventId, eventId),
        employerId === null ? undefined : eq(slots.employerId, employerId),
        isNull(slots.cancelledAt),
        which,
      ),
    );
  return rows.map(({ id }) => id);
}
