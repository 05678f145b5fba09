import { and, eq, inArray } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import { horizonOf, timesToMake, type WeeklyHours } from "~/app/domain/appointments/hours";
import { remake } from "~/app/domain/appointments/remake";
import type { Span } from "~/app/domain/bookings/booking";
import { localOf } from "~/app/domain/time/zoned-time";
import type { Db } from "~/db/client.server";
import { listClosedDays, listMadeTimes, lockMadeTimes } from "~/db/queries/counselor-hours";
import { counselorHours, slots } from "~/db/schema";

/** Hours as whoever makes times holds them: by the row's lock. */
export interface HeldHours extends WeeklyHours {
  id: string;
  branchId: string;
  counselor: string;
  place: string;
  madeUntil: string | null;
}

interface Center {
  id: string;
  timeZone: string;
}

/** How many times were made, and of how many that stay somebody has one which the hours no longer give. */
export interface MadeTimes {
  made: number;
  kept: number;
}

/**
 * Makes the times of the weeks ahead for the days that are not made yet. The caller holds the hours' row, so no two make
 * the same; a time at which the counselor is taken already, by other hours or by hand, is left out.
 */
export async function makeTimesAhead(
  tx: Db,
  services: Services,
  center: Center,
  hours: HeldHours,
): Promise<number> {
  const at = await lookAt(tx, services, center, hours.madeUntil);
  const made = await insertTimes(tx, services, center.id, hours, timesToMake(hours, at, center.timeZone));
  await noteMade(tx, center.id, hours, at.today);
  return made;
}

/**
 * Brings the times ahead in line with hours, or with the closed days, that have changed. Nobody loses a time: those that
 * somebody has stay until staff cancel them, and are counted.
 */
export async function remakeTimes(
  tx: Db,
  services: Services,
  center: Center,
  hours: HeldHours,
): Promise<MadeTimes> {
  const at = await lookAt(tx, services, center, null);
  const wanted = timesToMake(hours, at, center.timeZone);
  const made = { centerId: center.id, hoursId: hours.id, after: at.now };
  await lockMadeTimes(tx, made);
  const there = await listMadeTimes(tx, made);
  const { removed, added, kept } = remake(there, wanted);
  if (removed.length > 0)
    await tx.delete(slots).where(and(eq(slots.centerId, center.id), inArray(slots.id, removed)));
  const inserted = await insertTimes(tx, services, center.id, hours, added);
  await noteMade(tx, center.id, hours, at.today);
  return { made: inserted, kept };
}

async function lookAt(tx: Db, { clock }: Services, center: Center, madeUntil: string | null) {
  const now = clock.now();
  const today = localOf(now, center.timeZone).date;
  const closed = await listClosedDays(tx, { centerId: center.id, from: today });
  return { now, today, madeUntil, closedDays: new Set(closed.map(({ day }) => day)) };
}

async function insertTimes(
  tx: Db,
  services: Services,
  centerId: string,
  { id: hoursId, branchId, counselor, place }: HeldHours,
  spans: readonly Span[],
): Promise<number> {
  if (spans.length === 0) return 0;
  const createdAt = services.clock.now();
  const rows = await tx
    .insert(slots)
    .values(
      spans.map(({ startsAt, endsAt }) => ({
        ...{ centerId, id: services.ids.uuid(), kind: "appointment" as const },
        ...{ hoursId, branchId, counselor, place, startsAt, endsAt, seats: 1, createdAt },
      })),
    )
    .onConflictDoNothing()
    .returning({ id: slots.id });
  return rows.length;
}

async function noteMade(tx: Db, centerId: string, { id }: HeldHours, today: string): Promise<void> {
  await tx
    .update(counselorHours)
    .set({ madeUntil: horizonOf(today) })
    .where(and(eq(counselorHours.centerId, centerId), eq(counselorHours.id, id)));
}
