import type { BookingStatus } from "~/app/domain/bookings/booking";
import { type Refused, refuse } from "~/app/domain/refusal";
import type { Presence } from "./appointment";

/**
 * Decides whether staff may say that somebody came to an appointment or not: of one that stands, from its day's
 * beginning on, since people come early. Null takes the mark back.
 * @param dayBegins when the day of the appointment begins in the center's zone
 */
export function markPresence(
  booking: { status: BookingStatus; presence: Presence | null },
  presence: Presence | null,
  { now, dayBegins, startsAt }: { now: Date; dayBegins: Date; startsAt: Date },
): { outcome: "marked" | "unchanged" } | Refused {
  if (booking.status !== "booked") return refuse("edit-not-allowed");
  if (booking.presence === presence) return { outcome: "unchanged" };
  // Nobody has missed what has not begun.
  const earliest = presence === "missed" ? startsAt : dayBegins;
  return now < earliest ? refuse("appointment-ahead") : { outcome: "marked" };
}
