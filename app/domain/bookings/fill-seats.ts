import { byTurn, type Waiting } from "~/app/domain/waitlist/promote";
import { type OwnBooking, overlapsOther } from "./book";
import { freeSeats } from "./booking";
import { type HeldSlot, isBookable } from "./hours";

/** Somebody who waits for a seat in a slot, with all that they have open. */
export interface WaitingForSeat extends Waiting {
  bookingId: string;
  own: readonly OwnBooking[];
}

export interface SeatOffer<W> {
  waiting: W;
  seat: number;
}

/**
 * Who is offered the free seats of a slot, in their turn: priority first, then who came first, as for places at the
 * event. Whoever has another time at the same hour is passed over and keeps their turn: until they accept, both would be
 * held. Once the time has begun nobody is asked.
 * @param taken the seats that are held
 */
export function fillSeats<W extends WaitingForSeat>(
  slot: HeldSlot,
  taken: readonly number[],
  waiting: readonly W[],
  now: Date,
): SeatOffer<W>[] {
  if (isBookable(slot, "patron", now).outcome === "refused") return [];
  const next = [...waiting].sort(byTurn).filter(({ own }) => !overlapsOther(slot, own, null));
  return freeSeats(slot.seats, taken).flatMap((seat, at) => {
    const one = next[at];
    return one === undefined ? [] : [{ waiting: one, seat }];
  });
}
