import { type RegistrationState, withNextRevisions } from "./change";

/** What is kept in `cancelledBy` of a place that nobody answered for. */
export const unanswered = "no-answer";

export type Release<R> =
  | { outcome: "released"; registration: R }
  | { outcome: "unchanged" }
  | { outcome: "refused"; reason: "already-cancelled" };

/** Gives a place back that somebody was asked about. Releasing twice is releasing once. */
export function release<R extends RegistrationState>(registration: R, by: string, now: Date): Release<R> {
  if (registration.status === "released") return { outcome: "unchanged" };
  if (registration.status !== "registered") return { outcome: "refused", reason: "already-cancelled" };
  return {
    outcome: "released",
    registration: {
      ...withNextRevisions(registration),
      status: "released",
      cancelledBy: by,
      cancelledAt: now,
    },
  };
}
