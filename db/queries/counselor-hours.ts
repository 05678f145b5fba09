import { and, asc, eq, exists, gte, isNull, lt, or, sql } from "drizzle-orm";
import type { MadeTime } from "~/app/domain/appointments/remake";
import type { Db } from "~/db/client.server";
import { bookings, branches, centers, closedDays, counselorHours, slots } from "~/db/schema";

const columns = {
  id: counselorHours.id,
  branchId: counselorHours.branchId,
  branch: branches.name,
  counselor: counselorHours.counselor,
  place: counselorHours.place,
  week: counselorHours.week,
  length: counselorHours.length,
  gap: counselorHours.gap,
  fromDay: counselorHours.fromDay,
  untilDay: counselorHours.untilDay,
  madeUntil: counselorHours.madeUntil,
};

const isItsBranch = and(
  eq(branches.centerId, counselorHours.centerId),
  eq(branches.id, counselorHours.branchId),
);

export type HoursRow = Awaited<ReturnType<typeof listHours>>[number];

/** A center's weekly hours that are not over on a day, by counselor and branch. */
export async function listHours(db: Db, params: { centerId: string; today: string }) {
  return db
    .select(columns)
    .from(counselorHours)
    .innerJoin(branches, isItsBranch)
    .where(
      and(
        eq(counselorHours.centerId, params.centerId),
        or(isNull(counselorHours.untilDay), gte(counselorHours.untilDay, params.today)),
      ),
    )
    .orderBy(asc(counselorHours.counselor), asc(branches.name), asc(counselorHours.id));
}

export async function findHours(db: Db, params: { centerId: string; hoursId: string }) {
  const [hours] = await db
    .select(columns)
    .from(counselorHours)
    .innerJoin(branches, isItsBranch)
    .where(and(eq(counselorHours.centerId, params.centerId), eq(counselorHours.id, params.hoursId)));
  return hours ?? null;
}

/**
 * Locks hours until the transaction ends: what is made from them is made by one at a time. They come before any slot in
 * the order of locks.
 */
export async function lockHours(db: Db, params: { centerId: string; hoursId: string }) {
  const [hours] = await db
    .select({
      id: counselorHours.id,
      branchId: counselorHours.branchId,
      counselor: counselorHours.counselor,
      place: counselorHours.place,
      week: counselorHours.week,
      length: counselorHours.length,
      gap: counselorHours.gap,
      fromDay: counselorHours.fromDay,
      untilDay: counselorHours.untilDay,
      madeUntil: counselorHours.madeUntil,
    })
    .from(counselorHours)
    .where(and(eq(counselorHours.centerId, params.centerId), eq(counselorHours.id, params.hoursId)))
    .for("no key update");
  return hours ?? null;
}

/** The ids of a center's hours that are not over on a day, the lowest first. */
export async function listHoursIds(db: Db, params: { centerId: string; today: string }): Promise<string[]> {
  const rows = await db
    .select({ id: counselorHours.id })
    .from(counselorHours)
    .where(
      and(
        eq(counselorHours.centerId, params.centerId),
        or(isNull(counselorHours.untilDay), gte(counselorHours.untilDay, params.today)),
      ),
    )
    .orderBy(asc(counselorHours.id));
  return rows.map(({ id }) => id);
}

/**
 * Hours of every center whose times are not made up to a day, with the center's zone. One day more or less lies between
 * zones: the rule looks at each by its own.
 */
export async function listHoursToMake(db: Db, params: { horizon: string; limit: number }) {
  return db
    .select({
      center: { id: centers.id, host: centers.host, timeZone: centers.timeZone },
      hoursId: counselorHours.id,
    })
    .from(counselorHours)
    .innerJoin(centers, eq(centers.id, counselorHours.centerId))
    .where(
      and(
        or(isNull(counselorHours.madeUntil), lt(counselorHours.madeUntil, params.horizon)),
        or(
          isNull(counselorHours.untilDay),
          isNull(counselorHours.madeUntil),
          lt(counselorHours.madeUntil, counselorHours.untilDay),
        ),
      ),
    )
    .orderBy(asc(counselorHours.madeUntil), asc(counselorHours.id))
    .limit(params.limit);
}

interface OfHours {
  centerId: string;
  hoursId: string;
  after: Date;
}

const isMadeAfter = ({ centerId, hoursId, after }: OfHours) =>
  and(eq(slots.centerId, centerId), eq(slots.hoursId, hoursId), gte(slots.startsAt, after));

/**
 * Locks what was made from hours and begins after an instant, the lower id first. Read what is taken of it in a statement
 * of its own behind this one: a statement that waited for a lock still sees what it saw as it began.
 */
export async function lockMadeTimes(db: Db, params: OfHours): Promise<void> {
  await db
    .select({ id: slots.id })
    .from(slots)
    .where(isMadeAfter(params))
    .orderBy(asc(slots.id))
    .for("no key update");
}

/** What was made from hours and begins after an instant, also what was cancelled since. */
export async function listMadeTimes(db: Db, params: OfHours): Promise<MadeTime[]> {
  return db
    .select({
      id: slots.id,
      startsAt: slots.startsAt,
      endsAt: slots.endsAt,
      isTaken: sql<boolean>`${exists(
        db
          .select({ id: bookings.id })
          .from(bookings)
          .where(and(eq(bookings.centerId, slots.centerId), eq(bookings.slotId, slots.id))),
      )}`,
      isCancelled: sql<boolean>`${slots.cancelledAt} is not null`,
    })
    .from(slots)
    .where(isMadeAfter(params))
    .orderBy(asc(slots.id));
}

/** Days from one on, on which the center sees nobody by appointment. */
export async function listClosedDays(db: Db, params: { centerId: string; from: string }) {
  return db
    .select({ day: closedDays.day, name: closedDays.name })
    .from(closedDays)
    .where(and(eq(closedDays.centerId, params.centerId), gte(closedDays.day, params.from)))
    .orderBy(asc(closedDays.day));
}
