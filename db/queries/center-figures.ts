import { and, between, count, eq, gte, isNull, lt, sql } from "drizzle-orm";
import type { ComparedFigures } from "~/app/domain/figures/side-by-side";
import type { Db } from "~/db/client.server";
import { bookings, inquiries, referrals, slots } from "~/db/schema";
import { findFigures } from "./figures";
import { isConfirmed } from "./report-span";

export interface FiguresPeriod {
  centerId: string;
  /** The first and the last day in the center's zone, YYYY-MM-DD. */
  firstDay: string;
  lastDay: string;
  /** When the first begins, and when the last has ended. */
  from: Date;
  until: Date;
}

/**
 * What one center did in a period: events that began in it, people who came, questions answered, referrals by the day
 * they were made and the day a partner said they were served, appointments that were to be in it. No names.
 */
export async function findCenterFigures(db: Db, period: FiguresPeriod): Promise<ComparedFigures> {
  const [held, answered, handedOn, appointments] = await Promise.all([
    findFigures(db, period),
    countInquiries(db, period),
    countReferrals(db, period),
    countAppointments(db, period),
  ]);
  return {
    events: held?.events ?? 0,
    attended: held?.attended ?? 0,
    walkIns: held?.walkIns ?? 0,
    inquiries: answered,
    ...handedOn,
    ...appointments,
  };
}

async function countInquiries(db: Db, { centerId, firstDay, lastDay }: FiguresPeriod): Promise<number> {
  const [row] = await db
    .select({ n: sql<number>`coalesce(sum(${inquiries.count}), 0)::int` })
    .from(inquiries)
    .where(
      and(
        eq(inquiries.centerId, centerId),
        between(inquiries.answeredOn, firstDay, lastDay),
        isNull(inquiries.undoneAt),
      ),
    );
  return row?.n ?? 0;
}

async function countReferrals(db: Db, { centerId, firstDay, lastDay }: FiguresPeriod) {
  const isOf = eq(referrals.centerId, centerId);
  const [referralsMade, referralsServed] = await Promise.all([
    db.$count(referrals, and(isOf, between(referrals.madeOn, firstDay, lastDay))),
    db.$count(
      referrals,
      and(isOf, between(referrals.servedOn, firstDay, lastDay), isConfirmed(sql`${referrals.servedHow}`)),
    ),
  ]);
  return { referralsMade, referralsServed };
}

/** Of a slot's time, not of the day it was booked on. One that was given back was no appointment. */
async function countAppointments(db: Db, { centerId, from, until }: FiguresPeriod) {
  const [row] = await db
    .select({
      appointmentsBooked: count(),
      appointmentsKept: sql<number>`count(*) filter (where ${bookings.presence} = 'kept')::int`,
    })
    .from(bookings)
    .innerJoin(slots, and(eq(slots.centerId, bookings.centerId), eq(slots.id, bookings.slotId)))
    .where(
      and(
        eq(bookings.centerId, centerId),
        eq(bookings.status, "booked"),
        eq(slots.kind, "appointment"),
        gte(slots.startsAt, from),
        lt(slots.startsAt, until),
      ),
    );
  return row ?? { appointmentsBooked: 0, appointmentsKept: 0 };
}
