import { and, asc, eq, gt, gte, isNull, lt, sql } from "drizzle-orm";
import type { Db } from "~/db/client.server";
import { bookingCodes, bookings, branches, patrons, slots } from "~/db/schema";
import { isItsSlot } from "./bookings";

interface OfCenter {
  centerId: string;
}

const isAppointment = eq(slots.kind, "appointment");
const isItsBranch = and(eq(branches.centerId, slots.centerId), eq(branches.id, slots.branchId));
const isItsBooking = and(
  eq(bookings.centerId, slots.centerId),
  eq(bookings.slotId, slots.id),
  eq(bookings.status, "booked"),
);
/** The name and contact of whoever has an appointment. */
export const isItsVisitor = and(eq(patrons.centerId, bookings.centerId), eq(patrons.bookingId, bookings.id));

const slotColumns = {
  id: slots.id,
  branchId: branches.id,
  branch: branches.name,
  address: branches.address,
  counselor: sql<string>`${slots.counselor}`,
  place: sql<string>`coalesce(${slots.place}, '')`,
  startsAt: slots.startsAt,
  endsAt: slots.endsAt,
  cancelledAt: slots.cancelledAt,
};

/** How many of a time's seats are held. */
const held = sql<number>`(select count(*) from ${bookings} held where held.center_id = ${slots.centerId}
  and held.slot_id = ${slots.id} and held.status in ('booked', 'offered'))::int`;

/** Times that can be booked and begin within a span, the earliest first. */
export async function listFreeTimes(
  db: Db,
  params: OfCenter & { after: Date; before: Date; branchId?: string | undefined },
) {
  return db
    .select(slotColumns)
    .from(slots)
    .innerJoin(branches, isItsBranch)
    .where(
      and(
        eq(slots.centerId, params.centerId),
        isAppointment,
        isNull(slots.cancelledAt),
        gt(slots.startsAt, params.after),
        lt(slots.startsAt, params.before),
        params.branchId === undefined ? undefined : eq(slots.branchId, params.branchId),
        sql`${held} < ${slots.seats}`,
      ),
    )
    .orderBy(asc(slots.startsAt), asc(slots.counselor), asc(slots.id));
}

/** One time, whether it stands, is free or neither. */
export async function findTime(db: Db, params: OfCenter & { slotId: string }) {
  const [time] = await db
    .select({ ...slotColumns, held, seats: slots.seats })
    .from(slots)
    .innerJoin(branches, isItsBranch)
    .where(and(eq(slots.centerId, params.centerId), isAppointment, eq(slots.id, params.slotId)));
  return time ?? null;
}

export type DayRow = Awaited<ReturnType<typeof listDay>>[number];

/** The times of a span that stand, each with who has it. Names, no contacts. */
export async function listDay(
  db: Db,
  params: OfCenter & { from: Date; until: Date; branchId?: string | undefined },
) {
  return db
    .select({
      ...slotColumns,
      bookingId: bookings.id,
      presence: bookings.presence,
      language: bookings.language,
      name: patrons.name,
    })
    .from(slots)
    .innerJoin(branches, isItsBranch)
    .leftJoin(bookings, isItsBooking)
    .leftJoin(patrons, isItsVisitor)
    .where(
      and(
        eq(slots.centerId, params.centerId),
        isAppointment,
        isNull(slots.cancelledAt),
        gte(slots.startsAt, params.from),
        lt(slots.startsAt, params.until),
        params.branchId === undefined ? undefined : eq(slots.branchId, params.branchId),
      ),
    )
    .orderBy(asc(slots.startsAt), asc(slots.counselor), asc(slots.id), asc(bookings.seat));
}

const appointmentColumns = {
  id: bookings.id,
  slotId: slots.id,
  status: bookings.status,
  presence: bookings.presence,
  language: bookings.language,
  origin: bookings.origin,
  generation: bookings.generation,
  calendarRevision: bookings.calendarRevision,
  revision: bookings.revision,
  endedBy: bookings.endedBy,
  endedAt: bookings.endedAt,
  createdAt: bookings.createdAt,
  branch: branches.name,
  address: branches.address,
  counselor: sql<string>`${slots.counselor}`,
  place: sql<string>`coalesce(${slots.place}, '')`,
  startsAt: slots.startsAt,
  endsAt: slots.endsAt,
  name: patrons.name,
  emailCipher: patrons.emailCipher,
  phoneCipher: patrons.phoneCipher,
  codeHash: sql<string>`${bookingCodes.codeHash}`,
  keyId: sql<string>`${bookingCodes.keyId}`,
  isRevoked: sql<boolean>`${bookingCodes.revokedAt} is not null`,
};

const isItsCode = and(
  eq(bookingCodes.centerId, bookings.centerId),
  eq(bookingCodes.bookingId, bookings.id),
  eq(bookingCodes.generation, bookings.generation),
);

const appointmentQuery = (db: Db) =>
  db
    .select(appointmentColumns)
    .from(bookings)
    .innerJoin(slots, isItsSlot)
    .innerJoin(branches, isItsBranch)
    .innerJoin(bookingCodes, isItsCode)
    .leftJoin(patrons, isItsVisitor);

export type Appointment = NonNullable<Awaited<ReturnType<typeof findAppointment>>>;

/** Somebody's appointment, whatever became of it. The name is null once they were forgotten; contacts are sealed. */
export async function findAppointment(db: Db, params: OfCenter & { bookingId: string }) {
  const [appointment] = await appointmentQuery(db).where(
    and(eq(bookings.centerId, params.centerId), eq(bookings.id, params.bookingId)),
  );
  return appointment ?? null;
}

/** The appointment that a secret opens, also where the secret was withdrawn since. */
export async function findAppointmentByCode(db: Db, params: OfCenter & { codeHash: string }) {
  const [appointment] = await appointmentQuery(db).where(
    and(eq(bookings.centerId, params.centerId), eq(bookingCodes.codeHash, params.codeHash)),
  );
  return appointment ?? null;
}

/** The ids of times that stand and begin within a span: of one counselor, or of all. */
export async function listTimeIds(
  db: Db,
  params: OfCenter & { from: Date; until: Date; counselor: string | null },
): Promise<string[]> {
  const rows = await db
    .select({ id: slots.id })
    .from(slots)
    .where(
      and(
        eq(slots.centerId, params.centerId),
        isAppointment,
        isNull(slots.cancelledAt),
        gte(slots.startsAt, params.from),
        lt(slots.startsAt, params.until),
        params.counselor === null ? undefined : eq(slots.counselor, params.counselor),
      ),
    )
    .orderBy(asc(slots.id));
  return rows.map(({ id }) => id);
}

/** Branches with times that can be booked, each with the first of them, by name. */
export async function listBranchesWithTimes(db: Db, params: OfCenter & { after: Date; before: Date }) {
  return db
    .select({
      id: branches.id,
      name: branches.name,
      address: branches.address,
      next: sql<Date>`min(${slots.startsAt})`.mapWith(slots.startsAt),
    })
    .from(slots)
    .innerJoin(branches, isItsBranch)
    .where(
      and(
        eq(slots.centerId, params.centerId),
        isAppointment,
        isNull(slots.cancelledAt),
        gt(slots.startsAt, params.after),
        lt(slots.startsAt, params.before),
        sql`${held} < ${slots.seats}`,
      ),
    )
    .groupBy(branches.id, branches.name, branches.address)
    .orderBy(asc(branches.name), asc(branches.id));
}
