import { type Refused, refuse } from "~/app/domain/refusal";
import { type BookingEnder, type BookingStatus, isOpen } from "./booking";
import { type Hand, type HeldSlot, isBookable } from "./hours";

/** What changes of a booking. */
export interface BookingState {
  status: BookingStatus;
  /** Null where no seat is held. */
  seat: number | null;
  /** Only an offer has one. */
  offerExpiresAt: Date | null;
  /** SEQUENCE of its calendar entry. */
  calendarRevision: number;
  revision: number;
  endedBy: BookingEnder | null;
  endedAt: Date | null;
}

export type BookingChange<B> = { outcome: "changed"; booking: B } | { outcome: "unchanged" } | Refused;

/** A booking that ended: no seat, no offer. A calendar follows only where it had an entry. */
export function ended<B extends BookingState>(
  booking: B,
  as: { status: "released" | "cancelled"; by: BookingEnder | null; at: Date },
): B {
  return {
    ...booking,
    status: as.status,
    seat: null,
    offerExpiresAt: null,
    calendarRevision: booking.calendarRevision + (booking.status === "booked" ? 1 : 0),
    revision: booking.revision + 1,
    endedBy: as.by,
    endedAt: as.at,
  };
}

/** Gives a time up, the offer of one, or the turn for one. Giving it up twice is giving it up once. */
export function cancelBooking<B extends BookingState>(
  booking: B,
  slot: HeldSlot,
  by: Hand,
  now: Date,
): BookingChange<B> {
  if (!isOpen(booking.status)) return { outcome: "unchanged" };
  const open = isBookable(slot, by, now);
  if (open.outcome === "refused") return open;
  return { outcome: "changed", booking: ended(booking, { status: "cancelled", by, at: now }) };
}

/**
 * Takes the time that is offered. As long as it was not given on it can be taken, until it begins: what was accepted is
 * never undone. Accepting twice is accepting once.
 */
export function acceptTime<B extends BookingState>(
  booking: B,
  slot: HeldSlot,
  by: Hand,
  now: Date,
): BookingChange<B> {
  if (booking.status === "booked") return { outcome: "unchanged" };
  if (booking.status !== "offered") return refuse("offer-over");
  const open = isBookable(slot, by, now);
  if (open.outcome === "refused") return open;
  return {
    outcome: "changed",
    booking: { ...booking, status: "booked", offerExpiresAt: null, revision: booking.revision + 1 },
  };
}

/** Ends an offer that nobody answered in time. Who was asked may join the line anew, behind those who wait. */
export function expireTime<B extends BookingState>(
  booking: B,
  now: Date,
): Exclude<BookingChange<B>, Refused> {
  if (booking.offerExpiresAt === null || now < booking.offerExpiresAt) return { outcome: "unchanged" };
  return { outcome: "changed", booking: ended(booking, { status: "released", by: null, at: now }) };
}
