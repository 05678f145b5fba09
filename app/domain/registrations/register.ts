import type { EventStatus } from "~/app/domain/events/event";
import { isFull } from "~/app/domain/events/phase";

export interface OpenEvent {
  status: EventStatus;
  registrationClosesAt: Date;
  endsAt: Date;
  /** null is no limit. */
  capacity: number | null;
  walkInReserve: number;
  placesTaken: number;
}

export type PlaceDecision =
  | { outcome: "registered" }
  | { outcome: "refused"; reason: "event-full" | "registration-closed" | "event-not-open" };

/** Decides whether `people` get places now. The caller holds the event's row, so that `placesTaken` stays true. */
export function decidePlace(event: OpenEvent, people: number, now: Date): PlaceDecision {
  if (event.status !== "published") return { outcome: "refused", reason: "event-not-open" };
  if (now >= event.registrationClosesAt || now >= event.endsAt) {
    return { outcome: "refused", reason: "registration-closed" };
  }
  return isFull(event, people) ? { outcome: "refused", reason: "event-full" } : { outcome: "registered" };
}
