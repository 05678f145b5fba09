import { and, asc, eq, exists, gt, inArray, isNull, sql } from "drizzle-orm";
import { openStatuses } from "~/app/domain/bookings/booking";
import type { Db } from "~/db/client.server";
import { admissions, bookings, employers, patrons, registrations, slots } from "~/db/schema";
import { isItsSlot } from "./bookings";
import { isItsPatron } from "./of-registration";

interface OfEvent {
  centerId: string;
  eventId: string;
}

const isItsEmployer = and(eq(employers.centerId, slots.centerId), eq(employers.id, slots.employerId));
const isItsRegistration = and(
  eq(registrations.centerId, bookings.centerId),
  eq(registrations.id, bookings.registrationId),
);

const columns = {
  id: slots.id,
  employerId: slots.employerId,
  employer: employers.legalName,
  startsAt: slots.startsAt,
  endsAt: slots.endsAt,
  seats: slots.seats,
  place: slots.place,
  callUrl: slots.callUrl,
  setFor: slots.setFor,
  cancelledAt: slots.cancelledAt,
};

/** How many of a slot's seats are held. */
const heldSeats = sql<number>`(select count(*) from ${bookings} held where held.center_id = ${slots.centerId}
  and held.slot_id = ${slots.id} and held.status in ('booked', 'offered'))::int`;

/** An event's interview times that stand, of one employer or of all, with the seats that are held. */
export async function listSlots(db: Db, params: OfEvent & { employerId: string | null }) {
  return db
    .select({ ...columns, held: heldSeats })
    .from(slots)
    .innerJoin(employers, isItsEmployer)
    .where(
      and(
        eq(slots.centerId, params.centerId),
        eq(slots.eventId, params.eventId),
        params.employerId === null ? undefined : eq(slots.employerId, params.employerId),
        isNull(slots.cancelledAt),
      ),
    )
    .orderBy(asc(employers.legalName), asc(slots.employerId), asc(slots.startsAt), asc(slots.id));
}

/** One interview time of an event, whether it stands or not. */
export async function findSlot(db: Db, params: OfEvent & { slotId: string }) {
  const [slot] = await db
    .select({ ...columns, held: heldSeats })
    .from(slots)
    .innerJoin(employers, isItsEmployer)
    .where(
      and(
        eq(slots.centerId, params.centerId),
        eq(slots.eventId, params.eventId),
        eq(slots.id, params.slotId),
      ),
    );
  return slot ?? null;
}

/** Who has a seat, is offered one or waits in an event's interview times. Contacts stay sealed. */
export async function listInterviewees(db: Db, params: OfEvent & { employerId: string | null }) {
  return db
    .select({
      bookingId: bookings.id,
      slotId: bookings.slotId,
      registrationId: registrations.id,
      status: bookings.status,
      name: patrons.name,
    })
    .from(bookings)
    .innerJoin(slots, isItsSlot)
    .innerJoin(registrations, isItsRegistration)
    .leftJoin(patrons, isItsPatron)
    .where(
      and(
        eq(slots.centerId, params.centerId),
        eq(slots.eventId, params.eventId),
        params.employerId === null ? undefined : eq(slots.employerId, params.employerId),
        isNull(slots.cancelledAt),
        inArray(bookings.status, openStatuses),
      ),
    )
    .orderBy(asc(bookings.seat), asc(bookings.queueNo), asc(bookings.id));
}

/** What a registration has open, the earliest first. */
export async function listInterviews(db: Db, params: { centerId: string; registrationId: string }) {
  return db
    .select({
      ...columns,
      bookingId: bookings.id,
      status: bookings.status,
      offerExpiresAt: bookings.offerExpiresAt,
      calendarRevision: bookings.calendarRevision,
      bookedAt: bookings.createdAt,
    })
    .from(bookings)
    .innerJoin(slots, isItsSlot)
    .innerJoin(employers, isItsEmployer)
    .where(
      and(
        eq(bookings.centerId, params.centerId),
        eq(bookings.registrationId, params.registrationId),
        inArray(bookings.status, openStatuses),
      ),
    )
    .orderBy(asc(slots.startsAt), asc(bookings.id));
}

/** Whether a time has this id already, whosever it is. */
export async function isSlot(db: Db, params: { centerId: string; slotId: string }): Promise<boolean> {
  const isIt = and(eq(slots.centerId, params.centerId), eq(slots.id, params.slotId));
  return (await db.$count(slots, isIt)) > 0;
}

/** How many interview times of an employer stand at an event. */
export async function countSlots(db: Db, params: OfEvent & { employerId: string }): Promise<number> {
  return db.$count(
    slots,
    and(
      eq(slots.centerId, params.centerId),
      eq(slots.eventId, params.eventId),
      eq(slots.employerId, params.employerId),
      isNull(slots.cancelledAt),
    ),
  );
}

/** Whether an event has interview times that stand. */
export async function hasSlots(db: Db, params: OfEvent): Promise<boolean> {
  const found = await db
    .select({ id: slots.id })
    .from(slots)
    .where(
      and(eq(slots.centerId, params.centerId), eq(slots.eventId, params.eventId), isNull(slots.cancelledAt)),
    )
    .limit(1);
  return found.length > 0;
}

/**
 * Per employer of an event, the interview times that have not begun: how many of them have a seat that nobody holds, and
 * the first of those. Nobody's name.
 */
export async function listFreeTimes(db: Db, params: OfEvent & { now: Date }) {
  const isFree = sql`${heldSeats} < ${slots.seats}`;
  const rows = await db
    .select({
      employer: employers.legalName,
      free: sql<number>`(count(*) filter (where ${isFree}))::int`,
      next: sql<string | null>`min(${slots.startsAt}) filter (where ${isFree})`,
      place: sql<
        string | null
      >`(array_agg(${slots.place} order by ${slots.startsAt}) filter (where ${isFree}))[1]`,
    })
    .from(slots)
    .innerJoin(employers, isItsEmployer)
    .where(
      and(
        eq(slots.centerId, params.centerId),
        eq(slots.eventId, params.eventId),
        isNull(slots.cancelledAt),
        gt(slots.startsAt, params.now),
      ),
    )
    .groupBy(employers.id, employers.legalName)
    .orderBy(asc(employers.legalName), asc(employers.id));
  return rows.map(({ next, ...row }) => ({ ...row, next: next === null ? null : new Date(next) }));
}

/** How many interview times of an event are booked, and of how many the visitor came to the event. */
export async function countInterviews(db: Db, params: OfEvent) {
  const came = exists(
    db
      .select({ seat: admissions.seat })
      .from(admissions)
      .where(
        and(
          eq(admissions.centerId, bookings.centerId),
          eq(admissions.registrationId, bookings.registrationId),
        ),
      ),
  );
  const [counts] = await db
    .select({
      booked: sql<number>`count(*)::int`,
      kept: sql<number>`(count(*) filter (where ${came}))::int`,
    })
    .from(bookings)
    .innerJoin(slots, isItsSlot)
    .where(
      and(
        eq(slots.centerId, params.centerId),
        eq(slots.eventId, params.eventId),
        eq(bookings.status, "booked"),
      ),
    );
  return counts ?? { booked: 0, kept: 0 };
}
