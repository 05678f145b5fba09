import { and, eq, sql } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import type { Actor } from "~/app/domain/access/roles";
import { decideSeats } from "~/app/domain/bookings/change-slot";
import type { HeldSlot } from "~/app/domain/bookings/hours";
import { type Refused, refuse } from "~/app/domain/refusal";
import type { Db } from "~/db/client.server";
import { findSlotOwner, listOpenInSlots } from "~/db/queries/bookings";
import { slots } from "~/db/schema";
import { isTheirs } from "./offer-slots.server";
import { endOpen } from "./parts/end-bookings.server";
import { type HeldSlots, holdSlots } from "./parts/hold-slots.server";
import { inTransaction } from "./parts/in-transaction.server";
import { offerSeats } from "./parts/offer-seats.server";
import { saveBooking } from "./parts/save-booking.server";
import { writeAudit } from "./parts/write-audit.server";

export interface SlotRequest {
  actor: Actor;
  center: { id: string; host: string };
  eventId: string;
  slotId: string;
}

/** Changes how many seats a slot has. Nobody loses theirs, and more of them go to those who wait. */
export function changeSeats(
  services: Services,
  request: SlotRequest & { seats: number },
): Promise<{ outcome: "changed" } | Refused> {
  return changeSlot(services, request, async (tx, { held, slot }) => {
    const { actor, center, eventId, seats } = request;
    if (slot.cancelledAt !== null) return refuse("slot-cancelled");
    if (seats === slot.seats) return { outcome: "changed" };
    const open = await listOpenInSlots(tx, { centerId: center.id, slotIds: [slot.id] });
    const taken = open.flatMap(({ id, seat }) => (seat === null ? [] : [{ bookingId: id, seat }]));
    const decided = decideSeats(seats, taken);
    if (decided.outcome === "refused") return decided;
    for (const { bookingId, seat } of decided.moved)
      await saveBooking(tx, center.id, { id: bookingId, seat });
    await setSlot(tx, request, { seats });
    const trail = { subjectKind: "event" as const, subjectId: eventId, action: "slots seats" };
    await writeAudit(tx, services, actor, [{ ...trail, from: String(slot.seats), to: String(seats) }]);
    await offerSeats(tx, services, center, held.event, { ...slot, seats });
    return { outcome: "changed" };
  });
}

/** Cancels a slot and tells everyone who has a seat there, is offered one or waits. Cancelling twice is once. */
export function cancelSlot(
  services: Services,
  request: SlotRequest & { reason: string | null },
): Promise<{ outcome: "cancelled"; told: number } | Refused> {
  return changeSlot(services, request, async (tx, { held, slot }) => {
    const { actor, center, eventId, reason } = request;
    if (slot.cancelledAt !== null) return { outcome: "cancelled", told: 0 };
    const now = services.clock.now();
    if (now >= slot.endsAt) return refuse("slot-begun");
    await setSlot(tx, request, { cancelledAt: now });
    const by = actor.role === "employer" ? "employer" : "staff";
    const told = await endOpen(tx, services, center, held.event, { slotIds: [slot.id], by, reason });
    await writeAudit(tx, services, actor, [
      {
        ...{ subjectKind: "event", subjectId: eventId, action: "slots cancelled", reason },
        to: slot.startsAt.toISOString(),
      },
    ]);
    return { outcome: "cancelled", told };
  });
}

async function changeSlot<Done extends { outcome: string }>(
  services: Services,
  request: SlotRequest,
  decide: (tx: Db, found: { held: HeldSlots; slot: HeldSlot }) => Promise<Done | Refused>,
): Promise<Done | Refused> {
  const { actor, center, eventId, slotId } = request;
  const owner = await findSlotOwner(services.db, { centerId: center.id, slotId });
  if (owner?.eventId !== eventId || !isTheirs(actor, owner.employerId)) return refuse("not-found");
  const result = await inTransaction(services, "change-slot", async (tx) => {
    const wanted = { centerId: center.id, eventId, slotIds: [slotId], registrationIds: [], frees: [slotId] };
    const held = await holdSlots(tx, wanted);
    const slot = held?.slots.get(slotId);
    return held && slot ? decide(tx, { held, slot }) : refuse("not-found");
  });
  services.live.announce({ kind: "outbox" });
  return result;
}

async function setSlot(
  tx: Db,
  { center, slotId }: SlotRequest,
  values: { seats: number } | { cancelledAt: Date },
): Promise<void> {
  await tx
    .update(slots)
    .set({ ...values, revision: sql`${slots.revision} + 1` })
    .where(and(eq(slots.centerId, center.id), eq(slots.id, slotId)));
}
