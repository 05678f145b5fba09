import { and, asc, eq, exists, gt, gte, isNull, lt, lte, or, sql } from "drizzle-orm";
import type { SlotPhase } from "~/app/domain/bookings/reminders";
import type { Db } from "~/db/client.server";
import { bookings, centers, events, reminderSettings, slotRounds, slots } from "~/db/schema";
import { settingsColumns, settingsOf } from "./reminders";

export type SlotToRemind = Awaited<ReturnType<typeof listSlotsToRemind>>[number];

/**
 * Every center's slots that start in a span of time and have somebody booked, with the rounds of each that are done. One
 * that its event has left behind is not among them: nobody knows yet when it will be.
 */
export async function listSlotsToRemind(db: Db, params: { after: Date; before: Date }) {
  const rows = await db
    .select({
      center: { id: centers.id, host: centers.host },
      id: slots.id,
      /** Null of an appointment, which belongs to no event. */
      eventId: events.id,
      eventRevision: events.revision,
      seats: slots.seats,
      startsAt: slots.startsAt,
      zone: sql<string>`coalesce(${events.zone}, ${centers.timeZone})`,
      settings: settingsColumns,
      done: sql<SlotPhase[]>`(select coalesce(json_agg(${slotRounds.phase}), '[]') from ${slotRounds}
        where ${and(
          eq(slotRounds.centerId, slots.centerId),
          eq(slotRounds.slotId, slots.id),
          eq(slotRounds.startsAt, slots.startsAt),
        )})`,
    })
    .from(slots)
    .leftJoin(events, and(eq(events.centerId, slots.centerId), eq(events.id, slots.eventId)))
    .innerJoin(centers, eq(centers.id, slots.centerId))
    .leftJoin(reminderSettings, eq(reminderSettings.centerId, slots.centerId))
    .where(
      and(
        isNull(slots.cancelledAt),
        gt(slots.startsAt, params.after),
        lt(slots.startsAt, params.before),
        or(
          eq(slots.kind, "appointment"),
          and(
            eq(events.status, "published"),
            gte(slots.startsAt, events.startsAt),
            lte(slots.endsAt, events.endsAt),
          ),
        ),
        exists(
          db
            .select({ id: bookings.id })
            .from(bookings)
            .where(
              and(
                eq(bookings.centerId, slots.centerId),
                eq(bookings.slotId, slots.id),
                eq(bookings.status, "booked"),
              ),
            ),
        ),
      ),
    )
    .orderBy(asc(slots.startsAt), asc(slots.id));
  return rows.map(({ settings, ...slot }) => ({ ...slot, settings: settingsOf(settings) }));
}
