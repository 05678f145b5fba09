import type { EventStatus } from "../events/event";
import type { RegistrationStatus } from "../registrations/registration";
import type { Ticket } from "./admit";
import type { ScanOutcome } from "./scan";

/*
 * What `admit` is asked about, made of facts: by the server for a scan, a walk-in and a list from paper, by a phone
 * for the same without a connection. None of them makes a ticket's standing up by itself.
 */

/** An event lets people in from its publication until long after its end: scans of that evening may come late. */
const takesVisitors = (status: EventStatus) => status === "published" || status === "closed";

/**
 * What a ticket is worth at the door. A cancelled event makes its tickets cancelled. Who waits for a place, is offered
 * one or did not answer comes in as everybody without a place does, in the order of the waitlist.
 */
export function standingOf(facts: {
  registration: RegistrationStatus;
  event: EventStatus;
  /** The code was replaced by a newer one. */
  isRevoked: boolean;
}): Ticket["status"] {
  if (facts.isRevoked) return "revoked";
  if (!takesVisitors(facts.event) || facts.registration === "cancelled") return "cancelled";
  return facts.registration === "registered" ? "valid" : "waiting";
}

/** Somebody without a registration, as the holder of a ticket for all of them who comes for the first time. */
export function walkInTicket(event: { id: string; status: EventStatus }, people: number): Ticket {
  const status = takesVisitors(event.status) ? "valid" : "cancelled";
  return { eventId: event.id, status, partySize: people, inside: 0, admission: null };
}

/**
 * Whether an override counts as the staff's. Refused where somebody else asks for it now. What staff decided at a door
 * without a connection has happened, whoever sends it: it is recorded as told, and flagged.
 */
export function overrideOf(
  scan: { override: boolean; isTold: boolean },
  isByStaff: boolean,
): { outcome: "settled"; isOverride: boolean } | { outcome: "refused"; reason: "override-not-allowed" } {
  if (scan.override && !isByStaff && !scan.isTold) {
    return { outcome: "refused", reason: "override-not-allowed" };
  }
  return { outcome: "settled", isOverride: scan.override && isByStaff };
}

const overridable: readonly ScanOutcome[] = [
  "ticket-cancelled",
  "ticket-revoked",
  "on-waitlist",
  "door-closed",
  "room-full",
];

/** Whether staff may let in whom a scan refused: nothing admits a code that nobody knows, or a second time. */
export const mayBeOverridden = (outcome: ScanOutcome): boolean => overridable.includes(outcome);

/** People of a party: who ever came, and who is in the room. */
export interface Seats {
  arrived: number;
  inside: number;
}

/** The party after people came in or left. Who comes back has arrived before. */
export function seatsAfter(
  seats: Seats,
  move: { kind: "entry" | "exit"; people: number },
  partySize: number,
): Seats {
  const { arrived, inside } = seats;
  if (move.kind === "exit") return { arrived, inside: Math.max(0, inside - move.people) };
  const here = Math.min(partySize, inside + move.people);
  return { arrived: Math.max(arrived, here), inside: here };
}
