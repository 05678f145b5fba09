import type { Services } from "~/app/adapters/services";
import { expireTime } from "~/app/domain/bookings/change";
import type { Db } from "~/db/client.server";
import { listEventsWithLateTimes, listLateSlotIds, listOpenInSlots } from "~/db/queries/bookings";
import { findCenter } from "~/db/queries/centers";
import { holdSlots } from "./parts/hold-slots.server";
import { inTransaction } from "./parts/in-transaction.server";
import { offerSeats } from "./parts/offer-seats.server";
import { saveBooking, writeBookingTrail } from "./parts/save-booking.server";
import { tellBooked } from "./parts/tell-booked.server";

const eventsAtOnce = 100;

/**
 * Ends the offers of interview times that nobody answered, in every center, and offers their seats to whoever is next.
 * Any number may run at once: each slot takes its turn at its row, and who comes second finds nothing left to do.
 * @returns how many offers ended
 */
export async function expireTimes(services: Services): Promise<number> {
  const now = services.clock.now();
  const late = await listEventsWithLateTimes(services.db, { now, limit: eventsAtOnce });
  let ended = 0;
  for (const of of late) {
    const count = await inTransaction(services, "expire-times", (tx) => expireOf(tx, services, of));
    if (count > 0) services.live.announce({ kind: "outbox" });
    ended += count;
  }
  return ended;
}

async function expireOf(tx: Db, services: Services, of: { centerId: string; eventId: string }) {
  const now = services.clock.now();
  const slotIds = await listLateSlotIds(tx, { ...of, now });
  const held = await holdSlots(tx, { ...of, slotIds, registrationIds: [], frees: slotIds });
  const center = await findCenter(tx, of);
  if (held === null || center === null) return 0;
  const open = await listOpenInSlots(tx, { centerId: of.centerId, slotIds });
  const late = open.flatMap((booking) => {
    const decided = expireTime(booking, now);
    return decided.outcome === "changed" ? [decided.booking] : [];
  });
  for (const booking of late) await saveBooking(tx, of.centerId, booking);
  const line = { kind: "system" as const, id: "waitlist", centerId: of.centerId };
  const steps = late.map(({ registrationId }) => ({ registrationId, from: "offered", to: "released" }));
  await writeBookingTrail(tx, services, line, steps);
  await tellBooked(tx, services, center, held.event, late, { kind: "booking-offer-expired" });
  for (const slot of held.slots.values()) await offerSeats(tx, services, center, held.event, slot);
  return late.length;
}
