import type { EventStatus } from "~/app/domain/events/event";
import { isFull } from "~/app/domain/events/phase";

export interface OpenEvent {
  status: EventStatus;
  registrationClosesAt: Date;
  startsAt: Date;
  endsAt: Date;
  /** null is no limit. */
  capacity: number | null;
  walkInReserve: number;
  /** People who hold a place or are offered one. */
  placesTaken: number;
}

/** What becomes of those for whom there are no places, or too few. */
export type Patience = "waits" | "waits-if-full" | "goes";

export type PlaceDecision =
  | { outcome: "registered" }
  | { outcome: "waitlisted" }
  | { outcome: "refused"; reason: "event-full" | "registration-closed" | "event-not-open" };

/**
 * Decides whether `people` get places now, or wait for them. The caller holds the event's row, so that its counts stay
 * true. Whoever fits gets places: those who wait were offered what is free, and did not fit. Nobody waits for what
 * cannot come: a party that is larger than all places, or a place once the event has begun. Who finds some places,
 * but not enough, is asked whether to wait (`waits-if-full`) unless they said so (`waits`).
 */
export function decidePlace(event: OpenEvent, people: number, now: Date, patience: Patience): PlaceDecision {
  if (event.status !== "published") return { outcome: "refused", reason: "event-not-open" };
  if (now >= event.registrationClosesAt || now >= event.endsAt) {
    return { outcome: "refused", reason: "registration-closed" };
  }
  if (!isFull(event, people)) return { outcome: "registered" };
  const isHopeless = now >= event.startsAt || isFull({ ...event, placesTaken: 0 }, people);
  const mayWait = patience === "waits" || (patience === "waits-if-full" && isFull(event));
  return mayWait && !isHopeless ? { outcome: "waitlisted" } : { outcome: "refused", reason: "event-full" };
}
