import type { Services } from "~/app/adapters/services";
import { ownWithEmployer } from "~/app/domain/bookings/book";
import {
  acceptTime,
  type BookingChange,
  type BookingState,
  cancelBooking,
  ended,
} from "~/app/domain/bookings/change";
import type { HeldSlot } from "~/app/domain/bookings/hours";
import { type Refused, refuse } from "~/app/domain/refusal";
import type { Db } from "~/db/client.server";
import {
  type BookingRow,
  findBooking,
  findSlotOwner,
  listOpenInSlots,
  listOwnBookings,
} from "~/db/queries/bookings";
import { type Again, type HeldSlots, handOf, holdSlots, untilHeld } from "./parts/hold-slots.server";
import { inTransaction } from "./parts/in-transaction.server";
import { offerSeats } from "./parts/offer-seats.server";
import { saveBooking, writeBookingTrail } from "./parts/save-booking.server";
import { tellBooked } from "./parts/tell-booked.server";
import type { AuditActor } from "./parts/write-audit.server";

export interface BookingChangeRequest {
  actor: AuditActor;
  center: { id: string; host: string };
  registrationId: string;
  slotId: string;
}

/** Gives somebody's time up, the offer of one, or their turn for one; the seat goes on to whoever is next. */
export function cancelTime(
  services: Services,
  request: BookingChangeRequest,
): Promise<{ outcome: "cancelled" } | Refused> {
  return changeBooking(services, request, [], async (tx, found) => {
    if (found.booking === null) return { outcome: "cancelled" };
    const now = services.clock.now();
    const decided = cancelBooking(found.booking, found.slot, handOf(request.actor), now);
    if (decided.outcome === "refused") return decided;
    const done = await end(tx, services, request, found, decided);
    // Who leaves a line, or gives an offer on, has no entry in a calendar to be told of.
    if (done !== null && found.booking.status === "booked") {
      await tellBooked(tx, services, request.center, found.held.event, [done], {
        kind: "booking-cancelled",
        isOwnAct: request.actor.kind === "patron",
      });
    }
    return { outcome: "cancelled" };
  });
}

/** Takes the time that is offered. A time that they have with the same employer is given up for it. */
export async function acceptOfferedTime(
  services: Services,
  request: BookingChangeRequest,
): Promise<{ outcome: "accepted" } | Refused> {
  return untilHeld(async () => {
    const earlier = await findEarlierTime(services, request);
    return changeBooking<{ outcome: "accepted" } | Again>(
      services,
      request,
      earlier === null ? [] : [earlier],
      (tx, found) => accept(tx, services, request, found),
    );
  });
}

async function accept(
  tx: Db,
  services: Services,
  request: BookingChangeRequest,
  found: Found,
): Promise<{ outcome: "accepted" } | Refused | Again> {
  if (found.booking === null) return refuse("offer-over");
  const { held, slot, booking } = found;
  const decided = acceptTime(booking, slot, handOf(request.actor), services.clock.now());
  if (decided.outcome === "refused") return decided;
  if (decided.outcome === "unchanged") return { outcome: "accepted" };
  const other = ownWithEmployer(slot, held.own.get(request.registrationId) ?? []);
  const left = other === null ? null : held.slots.get(other.slotId);
  if (left === undefined) return { outcome: "again" };
  await save(tx, services, request, booking, decided.booking);
  await tellBooked(tx, services, request.center, held.event, [decided.booking], {
    kind: "booking-confirmed",
  });
  if (other !== null && left !== null)
    await giveUp(tx, services, request, { held, left, bookingId: other.id });
  return { outcome: "accepted" };
}

/** The time with the same employer, which goes for the one that was offered. */
async function giveUp(
  tx: Db,
  services: Services,
  request: BookingChangeRequest,
  { held, left, bookingId }: { held: HeldSlots; left: HeldSlot; bookingId: string },
): Promise<void> {
  const before = await findBooking(tx, { centerId: request.center.id, bookingId });
  if (before === null) return;
  const by = handOf(request.actor);
  const after = ended(before, { status: "cancelled", by, at: services.clock.now() });
  await save(tx, services, request, before, after);
  await tellBooked(tx, services, request.center, held.event, [after], { kind: "booking-cancelled" });
  await offerSeats(tx, services, request.center, held.event, left);
}

async function findEarlierTime(
  services: Services,
  { center, registrationId, slotId }: BookingChangeRequest,
): Promise<string | null> {
  const owner = await findSlotOwner(services.db, { centerId: center.id, slotId });
  if (owner === null) return null;
  const own = await listOwnBookings(services.db, { centerId: center.id, registrationIds: [registrationId] });
  return ownWithEmployer({ ...owner, id: slotId }, own.get(registrationId) ?? [])?.slotId ?? null;
}

interface Found {
  held: HeldSlots;
  slot: HeldSlot;
  /** What they have open in the slot. */
  booking: BookingRow | null;
}

/** Holds a slot, and others that are concerned, and somebody's row; finds what they have open there. */
async function changeBooking<Done extends { outcome: string }>(
  services: Services,
  request: BookingChangeRequest,
  alsoSlotIds: readonly string[],
  decide: (tx: Db, found: Found) => Promise<Done | Refused>,
): Promise<Done | Refused> {
  const { center, registrationId, slotId } = request;
  const owner = await findSlotOwner(services.db, { centerId: center.id, slotId });
  if (owner === null) return refuse("not-found");
  const result = await inTransaction(services, "change-booking", async (tx) => {
    const slotIds = [slotId, ...alsoSlotIds];
    const wanted = { centerId: center.id, eventId: owner.eventId, registrationIds: [registrationId] };
    const held = await holdSlots(tx, { ...wanted, slotIds, frees: slotIds });
    const slot = held?.slots.get(slotId);
    if (!held || !slot || !held.registrations.has(registrationId)) return refuse("not-found");
    const open = await listOpenInSlots(tx, { centerId: center.id, slotIds: [slotId] });
    const booking = open.find((one) => one.registrationId === registrationId) ?? null;
    return decide(tx, { held, slot, booking });
  });
  services.live.announce({ kind: "outbox" });
  return result;
}

/** Writes that a booking ended, and offers its seat on. Null where it had ended. */
async function end(
  tx: Db,
  services: Services,
  request: BookingChangeRequest,
  { held, slot, booking }: Found,
  decided: Exclude<BookingChange<BookingRow>, Refused>,
): Promise<BookingRow | null> {
  if (decided.outcome === "unchanged" || booking === null) return null;
  await save(tx, services, request, booking, decided.booking);
  await offerSeats(tx, services, request.center, held.event, slot);
  return decided.booking;
}

async function save(
  tx: Db,
  services: Services,
  { actor, center, registrationId }: BookingChangeRequest,
  before: BookingState,
  after: BookingState & { id: string },
): Promise<void> {
  await saveBooking(tx, center.id, { ...after, id: after.id });
  await writeBookingTrail(tx, services, actor, [{ registrationId, from: before.status, to: after.status }]);
}
