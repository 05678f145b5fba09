import type { RefusalReason } from "~/app/domain/refusal";

/** The refusals that somebody without a role can meet: their words are in the catalogues, those of the others beside their status. */
export const patronRefusals = [
  "sign-in-required",
  "not-found",
  "values-not-accepted",
  "cross-site",
  "too-many-requests",
  "body-too-large",
  "event-full",
  "registration-closed",
  "event-not-open",
  "event-over",
  "offer-over",
  "offer-open",
  "slot-cancelled",
  "slot-begun",
  "slot-full",
  "time-taken",
  "too-many-appointments",
  "times-overlap",
  "place-needed",
  "edit-not-allowed",
  "already-done",
  "already-cancelled",
  "party-below-arrived",
  "too-many-accommodations",
  "too-many-marks",
  "visit-over",
  "number-differs",
  "numbers-used-up",
  "own-page-only",
  "center-closed",
  "our-fault",
  "unavailable",
  "form-expired",
] as const satisfies readonly RefusalReason[];
export type PatronRefusal = (typeof patronRefusals)[number];

/** Where the catalogues word a refusal; undefined where it is none of theirs. */
export function refusalKey(reason: unknown): `refusal.${PatronRefusal}` | undefined {
  const known = patronRefusals.find((one) => one === reason);
  return known && `refusal.${known}`;
}
