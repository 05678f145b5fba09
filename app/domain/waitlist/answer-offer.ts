import { type RegistrationState, withNextRevisions } from "~/app/domain/registrations/change";

export type Answer<R> =
  | { outcome: "answered"; registration: R }
  | { outcome: "unchanged" }
  | { outcome: "refused"; reason: "offer-over" };

/**
 * Takes the place that is offered. As long as the offer was not given on, it can be taken, also in the moment in which
 * it ends: what was accepted is never undone. Accepting twice is accepting once.
 */
export function acceptOffer<R extends RegistrationState>(registration: R): Answer<R> {
  if (registration.status === "registered") return { outcome: "unchanged" };
  if (registration.status !== "offered") return { outcome: "refused", reason: "offer-over" };
  return { outcome: "answered", registration: { ...withNextRevisions(registration), status: "registered" } };
}

/** Gives the offered place on, and leaves the waitlist. Declining twice is declining once. */
export function declineOffer<R extends RegistrationState>(registration: R, by: string, now: Date): Answer<R> {
  if (registration.status === "cancelled") return { outcome: "unchanged" };
  if (registration.status !== "offered") return { outcome: "refused", reason: "offer-over" };
  return {
    outcome: "answered",
    registration: {
      ...withNextRevisions(registration),
      status: "cancelled",
      cancelledBy: by,
      cancelledAt: now,
    },
  };
}

/** Ends an offer that nobody answered. Who was asked may join the line anew, behind those who wait. */
export function expireOffer<R extends RegistrationState>(
  registration: R,
  offer: { expiresAt: Date },
  now: Date,
): Exclude<Answer<R>, { outcome: "refused" }> {
  if (registration.status !== "offered" || now < offer.expiresAt) return { outcome: "unchanged" };
  return { outcome: "answered", registration: { ...withNextRevisions(registration), status: "released" } };
}
