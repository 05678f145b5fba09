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
  /** It is theirs, or held for them. `isOutside`: the event has moved, and the time has not yet. */
  | { kind: Extract<BookingStatus, "booked" | "offered">; isOutside: boolean }
  | { kind: Extract<BookingStatus, "waitlisted"> }
  /** Book it; `change` gives up the time that they have with this employer. */
  | { kind: "free" | "change"; left: number }
  | { kind: "full" | "overlaps" };

/**
 * What a page offers for one time; null where there is nothing to show: it is not theirs, and has begun or was left
 * behind by its event.
 */
export function choiceOf(
  slot: OfferedSlot,
  own: readonly OwnBooking[],
  at: { event: Span; by: Hand; now: Date },
): SlotChoice | null {
  const here = own.find(({ slotId }) => slotId === slot.id);
  const isLeftBehind = isOutside(slot, at.event);
  if (here?.status === "booked" || here?.status === "offered") {
    return { kind: here.status, isOutside: isLeftBehind };
  }
  if (at.now >= bookableUntil(slot, at.by)) return null;
  const earlier = ownWithEmployer(slot, own);
  const left = slot.seats - slot.held;
  const isFree = left > 0 && !overlapsOther(slot, own, earlier);
  if (here && !isFree) return { kind: "waitlisted" };
  if (isLeftBehind) return null;
  if (left <= 0) return { kind: "full" };
  return isFree ? { kind: earlier === null ? "free" : "change", left } : { kind: "overlaps" };
}
