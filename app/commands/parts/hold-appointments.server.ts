import type { Services } from "~/app/adapters/services";
import type { HeldSlot } from "~/app/domain/bookings/hours";
import { type Refused, refuse } from "~/app/domain/refusal";
import type { Db } from "~/db/client.server";
import { type BookingRow, findBooking } from "~/db/queries/bookings";
import { lockSlots } from "~/db/queries/locks";
import { type Again, untilHeld } from "./hold-slots.server";
import { inTransaction } from "./in-transaction.server";

/**
 * Holds appointment times, the lower id first. There is no event whose row would come before. Null where one of them is
 * not there, or belongs to an event.
 */
export async function holdTimes(
  tx: Db,
  { centerId, slotIds }: { centerId: string; slotIds: readonly string[] },
): Promise<ReadonlyMap<string, HeldSlot> | null> {
  const rows = await lockSlots(tx, { centerId, slotIds });
  if (rows.length < new Set(slotIds).size || rows.some(({ eventId }) => eventId !== null)) return null;
  return new Map(rows.map((row) => [row.id, { ...row, event: null }]));
}

export interface HeldAppointment {
  booking: BookingRow;
  slot: HeldSlot;
  /** All that was held, with the times that were asked for beside its own. */
  times: ReadonlyMap<string, HeldSlot>;
}

/** It was moved to another time while its own was waited for. */
type Moved = "moved";

/**
 * Holds somebody's appointment by its time's row, and other times beside. Where it was moved meanwhile, all is let go
 * and to be held anew: `moved`. Null where there is none.
 */
export async function holdAppointment(
  tx: Db,
  { centerId, bookingId, also = [] }: { centerId: string; bookingId: string; also?: readonly string[] },
): Promise<HeldAppointment | Moved | null> {
  const seen = await findBooking(tx, { centerId, bookingId });
  if (seen === null) return null;
  const times = await holdTimes(tx, { centerId, slotIds: [seen.slotId, ...also] });
  const booking = await findBooking(tx, { centerId, bookingId });
  if (times === null || booking === null || booking.registrationId !== null) return null;
  const slot = times.get(booking.slotId);
  return slot === undefined ? "moved" : { booking, slot, times };
}

/** Holds an appointment, and other times that are concerned, until all of them are held at one moment, and decides. */
export async function whileHeld<Done extends { outcome: string }>(
  services: Services,
  of: { centerId: string; bookingId: string },
  also: readonly string[],
  decide: (tx: Db, held: HeldAppointment) => Promise<Done | Refused>,
): Promise<Done | Refused> {
  const result = await untilHeld(() =>
    inTransaction(services, "change-appointment", async (tx): Promise<Done | Refused | Again> => {
      const held = await holdAppointment(tx, { ...of, also });
      if (held === "moved") return { outcome: "again" };
      if (held !== null) return decide(tx, held);
      return refuse((await findBooking(tx, of)) === null ? "not-found" : "slot-cancelled");
    }),
  );
  services.live.announce({ kind: "outbox" });
  return result;
}
