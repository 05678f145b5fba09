import { type Refused, refuse } from "~/app/domain/refusal";
import { freeSeats, mostSeats, type Span } from "./booking";

/** A slot that its event may have left behind. `setFor` is the event's start when the slot was set. */
export interface PlacedSlot extends Span {
  setFor: Date | null;
}

/** True where a time lies outside of its event's. */
export const isOutside = (slot: Span, event: Span): boolean =>
  slot.startsAt < event.startsAt || slot.endsAt > event.endsAt;

/** Milliseconds by which the event has moved since a slot was set. */
export const shiftOf = ({ setFor }: PlacedSlot, event: Span): number =>
  setFor === null ? 0 : event.startsAt.getTime() - setFor.getTime();

export interface Reseating {
  bookingId: string;
  seat: number;
}

/**
 * Decides how many seats a slot has from now on. Nobody loses one: it takes as many as are held. Who has a seat of a
 * higher number than there will be gets one of those that are free.
 */
export function decideSeats(
  seats: number,
  held: readonly Reseating[],
): { outcome: "decided"; moved: Reseating[] } | Refused {
  if (seats > mostSeats) return refuse("values-not-accepted", [{ field: "seats", problem: "too-high" }]);
  if (seats < Math.max(1, held.length)) return refuse("seats-below-booked");
  const free = freeSeats(
    seats,
    held.map(({ seat }) => seat),
  );
  const above = held.filter(({ seat }) => seat > seats);
  const moved = above.flatMap(({ bookingId }, at) => {
    const seat = free[at];
    return seat === undefined ? [] : [{ bookingId, seat }];
  });
  return { outcome: "decided", moved };
}
