import { and, eq, inArray, sql } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import type { Actor } from "~/app/domain/access/roles";
import { shiftOf } from "~/app/domain/bookings/change-slot";
import { type Refused, refuse } from "~/app/domain/refusal";
import type { Db } from "~/db/client.server";
import { type BookingRow, listOpenInSlots, listSlotIdsSetBefore } from "~/db/queries/bookings";
import { isOverlap } from "~/db/queries/errors";
import { lockEvent, lockSlots } from "~/db/queries/locks";
import { bookings, slots } from "~/db/schema";
import { inTransaction } from "./parts/in-transaction.server";
import { tellBooked } from "./parts/tell-booked.server";
import { writeAudit } from "./parts/write-audit.server";

export interface MoveRequest {
  actor: Actor;
  center: { id: string; host: string };
  eventId: string;
  /** Whose times; null are those of all employers. */
  employerId: string | null;
}

/**
 * Moves interview times as far as their event has moved since they were set, all at once, and tells who is booked: the
 * entry in their calendar follows. Times of two employers that one visitor has move together only where staff move all;
 * apart they could come to be at the same hour, and that is refused.
 */
export async function moveSlots(
  services: Services,
  request: MoveRequest,
): Promise<{ outcome: "moved"; slots: number } | Refused> {
  const { actor, employerId } = request;
  if (actor.role === "employer" && actor.employerId !== employerId) return refuse("not-found");
  try {
    const result = await inTransaction(services, "move-slots", (tx) => move(tx, services, request));
    services.live.announce({ kind: "outbox" });
    return result;
  } catch (error) {
    if (isOverlap(error)) return refuse("times-would-overlap");
    throw error;
  }
}

async function move(tx: Db, services: Services, request: MoveRequest) {
  const { actor, center, eventId, employerId } = request;
  const event = await lockEvent(tx, { centerId: center.id, eventId });
  if (event === null) return refuse("not-found");
  if (event.status !== "published" && event.status !== "approved") return refuse("event-not-open");
  const left = { centerId: center.id, eventId, employerId, startsAt: event.startsAt };
  const slotIds = await listSlotIdsSetBefore(tx, left);
  const held = await lockSlots(tx, { centerId: center.id, slotIds });
  if (held.length === 0) return { outcome: "moved" as const, slots: 0 };
  const moves = held.map((slot) => ({ id: slot.id, by: shiftOf(slot, event) / 1000 }));
  // One statement: the database looks at overlaps when all have moved.
  await tx.execute(sql`
    update ${slots} set starts_at = starts_at + move.by * interval '1 second',
      ends_at = ends_at + move.by * interval '1 second', set_for = ${event.startsAt.toISOString()}, revision = revision + 1
    from jsonb_to_recordset(${JSON.stringify(moves)}::jsonb) as move(id uuid, by double precision)
    where ${slots.centerId} = ${center.id} and ${slots.id} = move.id`);
  const open = await raiseCalendars(tx, center.id, slotIds);
  const booked = open.filter(({ status }) => status === "booked");
  const offered = open.filter(({ status }) => status === "offered");
  await tellBooked(tx, services, center, event, booked, { kind: "booking-moved" });
  await tellBooked(tx, services, center, event, offered, { kind: "booking-offered" });
  await writeAudit(tx, services, actor, [
    {
      ...{ subjectKind: "event", subjectId: eventId, action: "slots moved" },
      to: String(held.length),
    },
  ]);
  return { outcome: "moved" as const, slots: held.length };
}

/** Every open booking of moved slots is another state; those who are booked have an entry that follows. */
async function raiseCalendars(tx: Db, centerId: string, slotIds: readonly string[]): Promise<BookingRow[]> {
  const open = await listOpenInSlots(tx, { centerId, slotIds });
  if (open.length === 0) return [];
  await tx
    .update(bookings)
    .set({
      revision: sql`${bookings.revision} + 1`,
      calendarRevision: sql`${bookings.calendarRevision} + (${bookings.status} = 'booked')::int`,
    })
    .where(
      and(
        eq(bookings.centerId, centerId),
        inArray(
          bookings.id,
          open.map(({ id }) => id),
        ),
      ),
    );
  return open.map((booking) => ({
    ...booking,
    revision: booking.revision + 1,
    calendarRevision: booking.calendarRevision + (booking.status === "booked" ? 1 : 0),
  }));
}
