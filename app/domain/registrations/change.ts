import { decidePlace, type OpenEvent, type PlaceDecision } from "./register";
import type { RegistrationStatus } from "./registration";

/** What a change of a registration reads and writes. */
export interface RegistrationState {
  status: RegistrationStatus;
  partySize: number;
  generation: number;
  /** Rises with every change; it guards the scan. */
  revision: number;
  /** Part of the calendar's SEQUENCE: only rises (RFC 5545, 3.8.7.4). */
  calendarRevision: number;
  cancelledBy: string | null;
  cancelledAt: Date | null;
}

export type Cancellation<R> = { outcome: "cancelled"; registration: R } | { outcome: "unchanged" };

/** Gives a place back: also of somebody who was admitted. Cancelling twice is cancelling once. */
export function cancel<R extends RegistrationState>(registration: R, by: string, now: Date): Cancellation<R> {
  if (!isInLine(registration.status)) return { outcome: "unchanged" };
  return {
    outcome: "cancelled",
    registration: {
      ...withNextRevisions(registration),
      status: "cancelled",
      cancelledBy: by,
      cancelledAt: now,
    },
  };
}

export type Return<R> =
  | { outcome: "returned"; registration: R & { status: "registered" | "waitlisted" } }
  | { outcome: "unchanged" }
  | Extract<PlaceDecision, { outcome: "refused" }>;

/**
 * Takes a place again that was cancelled or released, or waits for one: the rules are those of a new registration.
 * `placesTaken` is without this one.
 */
export function comeBack<R extends RegistrationState>(
  registration: R,
  event: OpenEvent,
  now: Date,
): Return<R> {
  if (isInLine(registration.status)) return { outcome: "unchanged" };
  const place = decidePlace(event, registration.partySize, now, "waits");
  if (place.outcome === "refused") return place;
  return {
    outcome: "returned",
    registration: {
      ...withNextRevisions(registration),
      status: place.outcome,
      cancelledBy: null,
      cancelledAt: null,
    },
  };
}

/** A change that doors and calendars both must see. */
export function withNextRevisions<R extends RegistrationState>(registration: R): R {
  return {
    ...registration,
    revision: registration.revision + 1,
    calendarRevision: registration.calendarRevision + 1,
  };
}

/** True of who holds a place, is offered one or waits for one. */
const isInLine = (status: RegistrationStatus): boolean => status !== "cancelled" && status !== "released";

export type Correction<R> = { outcome: "corrected"; registration: R } | { outcome: "unchanged" };

/** Corrects the name: the door must see it, calendars need not move. Both names are as `cleanLine` leaves them. */
export function correctName<R extends Pick<RegistrationState, "revision">>(
  registration: R,
  names: { before: string | null; after: string },
): Correction<R> {
  if (names.before === names.after) return { outcome: "unchanged" };
  return { outcome: "corrected", registration: { ...registration, revision: registration.revision + 1 } };
}

export type Reissue<R> =
  | { outcome: "reissued"; registration: R }
  | { outcome: "refused"; reason: "registration-cancelled" };

/** New codes for the same place: codes of an earlier generation end. */
export function reissue<R extends RegistrationState>(registration: R): Reissue<R> {
  if (!isInLine(registration.status)) return { outcome: "refused", reason: "registration-cancelled" };
  return { outcome: "reissued", registration: withNewCodes(registration) };
}

/** Codes of the next generation, whatever stands of the place: as where a key leaked that minted the present ones. */
export function withNewCodes<R extends RegistrationState>(registration: R): R {
  return {
    ...registration,
    generation: registration.generation + 1,
    revision: registration.revision + 1,
  };
}
