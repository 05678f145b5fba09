import type { Services } from "~/app/adapters/services";
import { fillSeats, type SeatOffer, type WaitingForSeat } from "~/app/domain/bookings/fill-seats";
import type { HeldSlot } from "~/app/domain/bookings/hours";
import { offerExpiresAt } from "~/app/domain/waitlist/offer-expiry";
import type { Db } from "~/db/client.server";
import { listOpenInSlots, listOwnBookings, listSeats, listWaitingForSeats } from "~/db/queries/bookings";
import type { SlotEvent } from "./hold-slots.server";
import { saveBooking, writeBookingTrail } from "./save-booking.server";
import { tellBooked } from "./tell-booked.server";

interface Center {
  id: string;
  host: string;
}

/**
 * Offers the free seats of a slot to those who wait, in their turn. Part of every transaction that frees a seat, so that
 * nobody else finds it free. The caller holds the slot, and the rows of those who wait or the event's alone: of two at
 * once the second finds nothing to offer.
 * @returns how many were offered a seat
 */
export async function offerSeats(
  tx: Db,
  services: Services,
  center: Center,
  event: SlotEvent,
  slot: HeldSlot,
): Promise<number> {
  const of = { centerId: center.id, slotId: slot.id };
  const waiting = await listWaitingForSeats(tx, { centerId: center.id, slotIds: [slot.id] });
  if (waiting.length === 0) return 0;
  const registrationIds = waiting.map(({ registrationId }) => registrationId);
  const own = await listOwnBookings(tx, { centerId: center.id, registrationIds });
  const now = services.clock.now();
  const line = waiting.map((one) => ({ ...one, own: own.get(one.registrationId) ?? [] }));
  const offers = fillSeats(slot, await listSeats(tx, of), line, now);
  if (offers.length > 0) await makeOffers(tx, services, center, event, slot, offers);
  return offers.length;
}

async function makeOffers(
  tx: Db,
  services: Services,
  center: Center,
  event: SlotEvent,
  slot: HeldSlot,
  offers: readonly SeatOffer<WaitingForSeat>[],
): Promise<void> {
  const until = { startsAt: slot.startsAt, registrationClosesAt: slot.startsAt, zone: event.zone };
  const expiresAt = offerExpiresAt(until, services.clock.now());
  const waiting = await listOpenInSlots(tx, { centerId: center.id, slotIds: [slot.id] });
  const told = offers.flatMap(({ waiting: { bookingId }, seat }) => {
    const booking = waiting.find(({ id }) => id === bookingId);
    return booking === undefined ? [] : [{ ...booking, seat, revision: booking.revision + 1 }];
  });
  for (const { id, seat, revision } of told) {
    await saveBooking(tx, center.id, { id, seat, revision, status: "offered", offerExpiresAt: expiresAt });
  }
  const line = { kind: "system" as const, id: "waitlist", centerId: center.id };
  const steps = told.map(({ registrationId }) => ({ registrationId, from: "waitlisted", to: "offered" }));
  await writeBookingTrail(tx, services, line, steps);
  await tellBooked(tx, services, center, event, told, { kind: "booking-offered" });
}
