import type { EventStatus } from "./event";

/** What the public can be told about an event. Read from the clock and the counts, never stored. */
export type Phase = "not-public" | "open" | "full" | "registration-closed" | "live" | "past" | "cancelled";

export interface PhasedEvent {
  status: EventStatus;
  startsAt: Date;
  endsAt: Date;
  registrationClosesAt: Date;
  /** null is no limit. */
  capacity: number | null;
  /** Places of the capacity that are kept for people who come without a registration. */
  walkInReserve: number;
  placesTaken: number;
}

/** An event's phase at an instant. A boundary belongs to what begins there: at `startsAt` the event is live. */
export function phaseOf(event: PhasedEvent, now: Date): Phase {
  if (event.status === "cancelled") return "cancelled";
  if (event.status === "closed") return "past";
  if (event.status !== "published") return "not-public";
  if (now >= event.endsAt) return "past";
  if (now >= event.startsAt) return "live";
  if (now >= event.registrationClosesAt) return "registration-closed";
  return isFull(event) ? "full" : "open";
}

/** True while tickets are given: before an event while there are places, and during one whose registration goes on. */
export const givesTickets = (
  phase: Phase,
  { startsAt, registrationClosesAt }: Pick<PhasedEvent, "startsAt" | "registrationClosesAt">,
): boolean => phase === "open" || (phase === "live" && registrationClosesAt > startsAt);

/** True where no place is left for `people` more; the walk-in reserve is not theirs. */
export function isFull(
  event: Pick<PhasedEvent, "capacity" | "walkInReserve" | "placesTaken">,
  people = 1,
): boolean {
  const left = placesLeft(event);
  return left !== null && people > left;
}

/** How many people can still register; null is no limit. The walk-in reserve is not theirs. */
export function placesLeft({
  capacity,
  walkInReserve,
  placesTaken,
}: Pick<PhasedEvent, "capacity" | "walkInReserve" | "placesTaken">): number | null {
  return capacity === null ? null : Math.max(0, capacity - walkInReserve - placesTaken);
}

/** The next instant at which the clock alone changes what an event's page says; null where it never does. */
export function nextChangeAt(event: PhasedEvent, now: Date): Date | null {
  if (event.status !== "published") return null;
  const ahead = [event.registrationClosesAt, event.startsAt, event.endsAt]
    .filter((at) => at > now)
    .sort((a, b) => a.getTime() - b.getTime());
  return ahead[0] ?? null;
}
