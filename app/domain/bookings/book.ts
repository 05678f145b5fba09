import { type Refused, refuse } from "~/app/domain/refusal";
import { type BookingStatus, freeSeats, isLive, overlaps, type Span } from "./booking";
import { type Hand, type HeldSlot, isBookable } from "./hours";

/** A booking of somebody, with the span and the employer of its slot. */
export interface OwnBooking extends Span {
  id: string;
  slotId: string;
  employerId: string | null;
  status: BookingStatus;
}

export interface BookingWish {
  /** Waits for a seat where none is free. */
  waits: boolean;
  by: Hand;
}

export type BookingDecision =
  | { outcome: "booked"; seat: number; releases: OwnBooking | null }
  | { outcome: "waitlisted" }
  | { outcome: "unchanged"; status: BookingStatus }
  | Refused;

/**
 * Decides a wish for a slot. Whoever has a time with the same employer moves to this one, so that nobody holds two of
 * one employer; another employer's time that overlaps has to be given up first. A seat that is free is given, also to
 * whoever would wait; none is taken from those who wait, since to them it was offered already.
 * @param taken the seats of the slot that are held
 * @param own the registration's bookings that are open
 */
export function decideBooking(
  slot: HeldSlot,
  taken: readonly number[],
  own: readonly OwnBooking[],
  wish: BookingWish,
  now: Date,
): BookingDecision {
  const open = isBookable(slot, wish.by, now);
  if (open.outcome === "refused") return open;
  const here = own.find(({ slotId }) => slotId === slot.id);
  if (here && (isLive(here.status) || wish.waits)) return { outcome: "unchanged", status: here.status };
  const releases = ownWithEmployer(slot, own);
  const [seat] = freeSeats(slot.seats, taken);
  if (seat === undefined) return wish.waits ? { outcome: "waitlisted" } : refuse("slot-full");
  return overlapsOther(slot, own, releases) ? refuse("times-overlap") : { outcome: "booked", seat, releases };
}

/** The time that somebody has with the same employer already. Times without one, such as a counselor's, share none. */
export function ownWithEmployer(
  { id, employerId }: Pick<HeldSlot, "id" | "employerId">,
  own: readonly OwnBooking[],
): OwnBooking | null {
  if (employerId === null) return null;
  const isOther = ({ slotId, status }: OwnBooking) => slotId !== id && status === "booked";
  return own.find((other) => other.employerId === employerId && isOther(other)) ?? null;
}

/** Whether a time that somebody holds would be at the same time as one that they do not hold yet. */
export const overlapsOther = (slot: Span, own: readonly OwnBooking[], except: OwnBooking | null): boolean =>
  own.some((other) => isLive(other.status) && other.id !== except?.id && overlaps(slot, other));
