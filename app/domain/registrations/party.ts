import { placesLeft } from "~/app/domain/events/phase";
import type { RegistrationState } from "./change";
import { decidePlace, type OpenEvent } from "./register";

/** The most people that one registration is for, whoever makes it. */
export const largestParty = 6;

export type PartyChange<R> =
  | { outcome: "changed"; registration: R }
  | { outcome: "unchanged" }
  | {
      outcome: "refused";
      reason:
        | "already-cancelled"
        | "event-over"
        | "event-not-open"
        | "registration-closed"
        | "party-below-arrived";
    }
  /** `atMost` is the largest party that there are places for. */
  | { outcome: "refused"; reason: "event-full"; atMost: number };

/**
 * Changes how many people a registration is for. Fewer is a place given back, until the event is over and never below
 * who came already; more is asked as a new registration is. The door must see it, calendars need not move.
 */
export function changeParty<R extends RegistrationState>(
  registration: R,
  event: OpenEvent,
  { people, arrived }: { people: number; arrived: number },
  now: Date,
): PartyChange<R> {
  const more = people - registration.partySize;
  if (registration.status !== "registered") return { outcome: "refused", reason: "already-cancelled" };
  if (more === 0) return { outcome: "unchanged" };
  if (now >= event.endsAt) return { outcome: "refused", reason: "event-over" };
  if (people < arrived) return { outcome: "refused", reason: "party-below-arrived" };
  if (more > 0) {
    const place = decidePlace(event, more, now);
    if (place.outcome === "refused") {
      if (place.reason !== "event-full") return { outcome: "refused", reason: place.reason };
      const atMost = registration.partySize + (placesLeft(event) ?? 0);
      return { outcome: "refused", reason: "event-full", atMost };
    }
  }
  return {
    outcome: "changed",
    registration: { ...registration, partySize: people, revision: registration.revision + 1 },
  };
}
