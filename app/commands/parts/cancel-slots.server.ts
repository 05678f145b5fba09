import { and, eq, inArray, sql } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import type { Side } from "~/app/domain/events/steps";
import type { Db } from "~/db/client.server";
import { listSlotIdsAhead } from "~/db/queries/bookings";
import { slots } from "~/db/schema";
import { endOpen } from "./end-bookings.server";
import type { SlotEvent } from "./hold-slots.server";

/**
 * Cancels the interview times of an employer that comes to an event no more, but for those that are over, and tells who
 * had one. What the two sides said to each other is not said to visitors. The caller holds the event's row alone.
 */
export async function cancelSlotsOf(
  tx: Db,
  services: Services,
  center: { id: string; host: string },
  event: SlotEvent,
  { employerId, by }: { employerId: string; by: Side },
): Promise<void> {
  const now = services.clock.now();
  const slotIds = await listSlotIdsAhead(tx, { centerId: center.id, eventId: event.id, employerId, now });
  if (slotIds.length === 0) return;
  await tx
    .update(slots)
    .set({ cancelledAt: now, revision: sql`${slots.revision} + 1` })
    .where(and(eq(slots.centerId, center.id), inArray(slots.id, slotIds)));
  await endOpen(tx, services, center, event, { slotIds, by });
}
