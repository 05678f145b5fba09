import { and, eq } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import type { Presence } from "~/app/domain/appointments/appointment";
import { markPresence } from "~/app/domain/appointments/mark-presence";
import { freeSeats } from "~/app/domain/bookings/booking";
import { cancelBooking } from "~/app/domain/bookings/change";
import { isBookable } from "~/app/domain/bookings/hours";
import { type Refused, refuse } from "~/app/domain/refusal";
import { dayStart } from "~/app/domain/time/day-start";
import { localOf } from "~/app/domain/time/zoned-time";
import type { Db } from "~/db/client.server";
import { listSeats } from "~/db/queries/bookings";
import { bookingCodes, bookings, patrons } from "~/db/schema";
import { endTextConsents } from "./parts/end-text-consents.server";
import { type HeldAppointment, whileHeld } from "./parts/hold-appointments.server";
import { handOf } from "./parts/hold-slots.server";
import { heldOf, saveBooking, writeAppointmentTrail } from "./parts/save-booking.server";
import { tellBooked } from "./parts/tell-booked.server";
import type { AuditActor } from "./parts/write-audit.server";

export interface AppointmentChange {
  actor: AuditActor;
  center: { id: string; host: string };
  bookingId: string;
}

const ofRequest = ({ center, bookingId }: AppointmentChange) => ({ centerId: center.id, bookingId });

/** Gives an appointment up: its time is free for somebody else. Giving it up twice is giving it up once. */
export function cancelAppointment(
  services: Services,
  request: AppointmentChange,
): Promise<{ outcome: "cancelled" } | Refused> {
  return whileHeld(services, ofRequest(request), [], async (tx, held) => {
    const ended = await cancel(tx, services, request, held);
    return ended ?? { outcome: "cancelled" };
  });
}

/** Ends the booking and tells its visitor. A refusal where that is not possible any more. */
async function cancel(
  tx: Db,
  services: Services,
  { actor, center }: AppointmentChange,
  { booking, slot }: HeldAppointment,
): Promise<Refused | null> {
  const decided = cancelBooking(booking, slot, handOf(actor), services.clock.now());
  if (decided.outcome === "refused") return decided;
  if (decided.outcome === "unchanged") return null;
  const after = decided.booking;
  await saveBooking(tx, center.id, after);
  const step = { bookingId: booking.id, from: booking.status, to: after.status };
  await writeAppointmentTrail(tx, services, actor, [step]);
  await tellBooked(tx, services, center, null, [after], {
    kind: "booking-cancelled",
    isOwnAct: actor.kind === "patron",
  });
  return null;
}

/**
 * Moves an appointment to another time that is free. The booking stays the same one: its link goes on to work, and the
 * entry in its visitor's calendar moves. Moving it to where it is changes nothing.
 */
export function moveAppointment(
  services: Services,
  request: AppointmentChange & { slotId: string },
): Promise<{ outcome: "moved" } | Refused> {
  return whileHeld(services, ofRequest(request), [request.slotId], async (tx, { booking, slot, times }) => {
    const { actor, center, slotId } = request;
    const to = times.get(slotId);
    if (to === undefined) return refuse("not-found");
    if (booking.status !== "booked") return refuse("edit-not-allowed");
    if (to.id === slot.id) return { outcome: "moved" };
    const now = services.clock.now();
    const [leaves, takes] = [isBookable(slot, handOf(actor), now), isBookable(to, handOf(actor), now)];
    if (leaves.outcome === "refused") return leaves;
    if (takes.outcome === "refused") return takes;
    const [seat] = freeSeats(to.seats, await listSeats(tx, { centerId: center.id, slotId }));
    if (seat === undefined) return refuse("time-taken");
    const calendarRevision = booking.calendarRevision + 1;
    const after = { ...booking, seat, slotId, calendarRevision, revision: booking.revision + 1 };
    await saveBooking(tx, center.id, { ...after, held: heldOf(to) });
    await writeAppointmentTrail(tx, services, actor, [
      {
        bookingId: booking.id,
        from: slot.startsAt.toISOString(),
        to: to.startsAt.toISOString(),
        action: "moved",
      },
    ]);
    await tellBooked(tx, services, center, null, [after], {
      kind: "booking-moved",
      isOwnAct: actor.kind === "patron",
    });
    return { outcome: "moved" };
  });
}

/** Says whether somebody came, or takes it back (null). The last word stands. */
export function markAppointment(
  services: Services,
  request: Omit<AppointmentChange, "center"> & {
    center: AppointmentChange["center"] & { timeZone: string };
    presence: Presence | null;
  },
): Promise<{ outcome: "marked" } | Refused> {
  return whileHeld(services, ofRequest(request), [], async (tx, { booking, slot }) => {
    const { actor, center, presence } = request;
    const { date } = localOf(slot.startsAt, center.timeZone);
    const dayBegins = dayStart(date, center.timeZone) ?? slot.startsAt;
    const at = { now: services.clock.now(), dayBegins, startsAt: slot.startsAt };
    const decided = markPresence(booking, presence, at);
    if (decided.outcome === "refused") return decided;
    if (decided.outcome === "unchanged") return { outcome: "marked" };
    await tx
      .update(bookings)
      .set({ presence })
      .where(and(eq(bookings.centerId, center.id), eq(bookings.id, booking.id)));
    const step = { bookingId: booking.id, action: "presence", from: booking.presence, to: presence };
    await writeAppointmentTrail(tx, services, actor, [step]);
    return { outcome: "marked" };
  });
}

/**
 * Deletes what leads from an appointment to a person, because they want it: name, contact, link. An appointment that is
 * ahead is given up; that there was one, and whether it was kept, stays. Nobody is written to, since no address is left.
 */
export function forgetAppointment(
  services: Services,
  request: AppointmentChange,
): Promise<{ outcome: "forgotten" } | Refused> {
  return whileHeld(services, ofRequest(request), [], async (tx, held) => {
    const { actor, center, bookingId } = request;
    const now = services.clock.now();
    await tx.delete(patrons).where(and(eq(patrons.centerId, center.id), eq(patrons.bookingId, bookingId)));
    if (held.booking.status === "booked" && now < held.slot.startsAt)
      await cancel(tx, services, request, held);
    await endTextConsents(tx, services, { centerId: center.id, bookingId }, "deletion");
    await tx
      .update(bookingCodes)
      .set({ revokedAt: now })
      .where(and(eq(bookingCodes.centerId, center.id), eq(bookingCodes.bookingId, bookingId)));
    const step = { bookingId, action: "data deleted", from: null, to: null };
    await writeAppointmentTrail(tx, services, actor, [step]);
    return { outcome: "forgotten" };
  });
}
