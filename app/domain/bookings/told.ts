import type { BookingKind } from "~/app/domain/outbox/message";
import type { BookingStatus } from "./booking";

/** How a booking must stand for what a message says of it to be true. */
const standing: Record<BookingKind, readonly BookingStatus[]> = {
  "booking-confirmed": ["booked"],
  "booking-moved": ["booked"],
  "booking-cancelled": ["cancelled", "released"],
  "booking-offered": ["offered"],
  "booking-offer-expired": ["released"],
  "booking-reminder-day": ["booked"],
  "booking-reminder-hours": ["booked"],
};

/** True while a message about an interview time is true: what was written may have been overtaken. */
export function isStillTrue(
  kind: BookingKind,
  booking: { status: BookingStatus; startsAt: Date; offerExpiresAt: Date | null },
  now: Date,
): boolean {
  if (!standing[kind].includes(booking.status)) return false;
  if (kind === "booking-offered") return booking.offerExpiresAt !== null && now < booking.offerExpiresAt;
  return !isInterviewReminder(kind) || now < booking.startsAt;
}

export const isInterviewReminder = (kind: BookingKind): boolean =>
  kind === "booking-reminder-day" || kind === "booking-reminder-hours";
