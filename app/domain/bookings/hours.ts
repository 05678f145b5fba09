import type { EventStatus } from "~/app/domain/events/event";
import { type Refused, refuse } from "~/app/domain/refusal";
import type { RegistrationStatus } from "~/app/domain/registrations/registration";
import type { Span } from "./booking";

/** A slot with the event that it belongs to, as whoever decides holds them. */
export interface HeldSlot extends Span {
  id: string;
  employerId: string | null;
  seats: number;
  cancelledAt: Date | null;
  /** Null of an appointment, which belongs to no event. */
  event: { status: EventStatus; zone: string } | null;
}

/** Whose hand it is: the visitor's own or staff's. */
export type Hand = "patron" | "staff";

/**
 * Until when a booking can be made, moved and given up. Visitors can until the time begins; staff until it ends, since
 * whoever comes late may still stand there.
 */
export const bookableUntil = (slot: Span, by: Hand): Date => (by === "patron" ? slot.startsAt : slot.endsAt);

/** Whether anything can be booked in a slot now, by whomever. */
export function isBookable(slot: HeldSlot, by: Hand, now: Date): { outcome: "open" } | Refused {
  if (slot.cancelledAt !== null) return refuse("slot-cancelled");
  if (slot.event !== null && slot.event.status !== "published") return refuse("event-not-open");
  return now < bookableUntil(slot, by) ? { outcome: "open" } : refuse("slot-begun");
}

/** Who wants an interview, by their place. */
export interface Interviewee {
  eventId: string;
  status: RegistrationStatus;
  who: "patron" | "representative";
}

/** Whether a registration can have interviews at an event: a visitor's place there that stands, however they came to it. */
export function mayBook({ eventId, status, who }: Interviewee, at: { eventId: string }) {
  const isTheirs = eventId === at.eventId && who === "patron" && status === "registered";
  return isTheirs ? ({ outcome: "open" } as const) : refuse("place-needed");
}
