import { type OwnBooking, overlapsOther, ownWithEmployer } from "./book";
import type { BookingStatus, Span } from "./booking";
import { isOutside } from "./change-slot";
import { bookableUntil, type Hand } from "./hours";

export interface OfferedSlot extends Span {
  id: string;
  employerId: string | null;
  seats: number;
  /** Seats that are held. */
  held: number;
}

/** What somebody can do with an interview time. */
export type SlotChoice =
  | { kind: Extract<BookingStatus, "booked" | "offered" | "waitlisted"> }
  /** Book it; `change` gives up the time that they have with this employer. */
  | { kind: "free" | "change"; left: number }
  | { kind: "full" | "overlaps" }
  /** The event has moved, and the time has not yet. */
  | { kind: "to-move" };

/** What a page offers for one time; null where there is nothing to show: it has begun, and is not theirs. */
export function choiceOf(
  slot: OfferedSlot,
  own: readonly OwnBooking[],
  at: { event: Span; by: Hand; now: Date },
): SlotChoice | null {
  const here = own.find(({ slotId }) => slotId === slot.id);
  if (here?.status === "booked" || here?.status === "offered") return { kind: here.status };
  if (at.now >= bookableUntil(slot, at.by)) return null;
  if (isOutside(slot, at.event)) return { kind: "to-move" };
  const earlier = ownWithEmployer(slot, own);
  const left = slot.seats - slot.held;
  if (here && left <= 0) return { kind: "waitlisted" };
  if (overlapsOther(slot, own, earlier)) return here ? { kind: "waitlisted" } : { kind: "overlaps" };
  if (left <= 0) return { kind: "full" };
  return { kind: earlier === null ? "free" : "change", left };
}
