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
        | "offer-open"
        | "event-over"
        | "event-not-open"
        | "registration-closed"
        | "party-below-arrived";
    }
  /** `atMost` is the largest party that there are places for. */
  | { outcome: "refused"; reason: "event-full"; atMost: number };

/**
 * Changes how many people a registration is for. Fewer is a place given back, until the event is over and never below
 * who came already; more is asked as a new registration is. Who waits may change it freely and keeps the turn; who is
 * offered places answers first. The door must see it, calendars need not move.
 */
export function changeParty<R extends RegistrationState>(
  registration: R,
  event: OpenEvent,
  { people, arrived }: { people: number; arrived: number },
  now: Date,
): PartyChange<R> {
  const { status, partySize } = registration;
  if (status === "offered") return { outcome: "refused", reason: "offer-open" };
  if (status !== "registered" && status !== "waitlisted") {
    return { outcome: "refused", reason: "already-cancelled" };
  }
  if (people === partySize) return { outcome: "unchanged" };
  if (now >= event.endsAt) return { outcome: "refused", reason: "event-over" };
  if (people < arrived) return { outcome: "refused", reason: "party-below-arrived" };
  if (people > partySize) {
    // Who waits asks for all places anew, and others hold none of those that may become free.
    const held = status === "waitlisted" ? 0 : partySize;
    const room = status === "waitlisted" ? { ...event, placesTaken: 0 } : event;
    const place = decidePlace(room, people - held, now, "goes");
    if (place.outcome === "refused") {
      if (place.reason !== "event-full") return { outcome: "refused", reason: place.reason };
      return { outcome: "refused", reason: "event-full", atMost: held + (placesLeft(room) ?? 0) };
    }
  }
  return {
    outcome: "changed",
    registration: { ...registration, partySize: people, revision: registration.revision + 1 },
  };
}
