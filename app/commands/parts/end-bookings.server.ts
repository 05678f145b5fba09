import type { Services } from "~/app/adapters/services";
import { type BookingEnder, isOpen } from "~/app/domain/bookings/booking";
import { ended } from "~/app/domain/bookings/change";
import type { Db } from "~/db/client.server";
import { listOpenInSlots, listOpenSlotIds } from "~/db/queries/bookings";
import { lockSlots } from "~/db/queries/locks";
import type { SlotEvent } from "./hold-slots.server";
import { offerSeats } from "./offer-seats.server";
import { saveBooking, writeAppointmentTrail, writeBookingTrail } from "./save-booking.server";
import { tellBooked } from "./tell-booked.server";

interface Center {
  id: string;
  host: string;
}

/**
 * Ends the interview times of registrations whose place ended, but for times that are over, and offers their seats on.
 * Part of every transaction that ends a place. The caller holds the event's row alone, so nobody else books meanwhile.
 */
export async function endBookingsOf(
  tx: Db,
  services: Services,
  center: Center,
  event: SlotEvent,
  registrationIds: readonly string[],
): Promise<void> {
  const now = services.clock.now();
  const slotIds = await listOpenSlotIds(tx, { centerId: center.id, registrationIds, now });
  const slots = await lockSlots(tx, { centerId: center.id, slotIds });
  await endOpen(tx, services, center, event, { slotIds, registrationIds, by: "registration" });
  for (const slot of slots) await offerSeats(tx, services, center, event, { ...slot, event });
}

interface Ending {
  slotIds: readonly string[];
  /** Whose; everybody's where it does not say. */
  registrationIds?: readonly string[];
  by: BookingEnder;
  /** Said to those whom it concerns. */
  reason?: string | null;
}

/**
 * Ends what is open in slots that the caller holds, and tells who had a time. Their seats are the caller's to offer.
 * Appointments belong to no event.
 */
export async function endOpen(
  tx: Db,
  services: Services,
  center: Center,
  event: SlotEvent | null,
  { slotIds, registrationIds, by, reason = null }: Ending,
): Promise<number> {
  const at = services.clock.now();
  const open = await listOpenInSlots(tx, { centerId: center.id, slotIds });
  const ends = open.filter(
    ({ registrationId, status }) =>
      isOpen(status) &&
      (registrationIds === undefined ||
        (registrationId !== null && registrationIds.includes(registrationId))),
  );
  const done = ends.map((before) => ({ before, after: ended(before, { status: "cancelled", by, at }) }));
  for (const { after } of done) await saveBooking(tx, center.id, after);
  const system = { kind: "system" as const, id: by, centerId: center.id };
  const steps = done.map(({ before, after }) => ({
    bookingId: before.id,
    registrationId: before.registrationId,
    from: before.status,
    to: after.status,
  }));
  await writeBookingTrail(tx, services, system, steps);
  const appointments = steps.filter(({ registrationId }) => registrationId === null);
  await writeAppointmentTrail(tx, services, system, appointments);
  const told = done.filter(({ before }) => by !== "registration" || before.status === "booked");
  const kind = "booking-cancelled" as const;
  await tellBooked(
    tx,
    services,
    center,
    event,
    told.map(({ after }) => after),
    { kind, reason },
  );
  return done.length;
}
