/** Why a request that was understood is not carried out. One map in app/http gives each its status and words. */
export const refusalReasons = [
  "sign-in-required",
  "not-allowed",
  "not-found",
  "values-not-accepted",
  "cross-site",
  "too-many-requests",
  "body-too-large",
  "batch-too-large",
  "content-type-not-accepted",
  "malformed-body",
  "event-full",
  "registration-closed",
  "event-not-open",
  "event-over",
  "event-ahead",
  "no-numbers",
  "offer-over",
  "offer-open",
  "slot-cancelled",
  "slot-begun",
  "slot-full",
  "time-taken",
  "too-many-appointments",
  "appointment-ahead",
  "times-overlap",
  "place-needed",
  "seats-below-booked",
  "times-would-overlap",
  "step-not-allowed",
  "reason-required",
  "edit-not-allowed",
  "capacity-below-places-taken",
  "capacity-above-posted-load",
  "reserve-above-capacity",
  "reserve-above-places-left",
  "room-taken",
  "opening-required",
  "employer-not-vetted",
  "standing-differs",
  "applications-closed",
  "tables-full",
  "employer-declined",
  "checks-missing",
  "flag-changed",
  "flags-open",
  "already-done",
  "already-cancelled",
  "already-there",
  "already-settled",
  "referral-differs",
  "partner-not-asked",
  "partner-retired",
  "words-missing",
  "party-below-arrived",
  "too-many-accommodations",
  "too-many-marks",
  "table-closed",
  "visit-over",
  "number-differs",
  "numbers-used-up",
  "own-page-only",
  "idempotency-key-reused",
  "scan-id-reused",
  "exits-not-scanned",
  "nobody-to-leave",
  "roster-over",
  "not-your-scan",
  "not-your-entry",
  "inquiry-id-reused",
  "already-imported",
  "import-under-way",
  "export-under-way",
  "too-late-to-undo",
  "override-not-allowed",
  "invitation-over",
  "device-over",
  "last-admin",
  "center-closed",
  "host-taken",
  "no-such-person",
  "webhook-paused",
  "form-expired",
  "our-fault",
  "unavailable",
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

/** What is wrong with one value: `field` is its name, with a dot and an index for lists (`openings.0.payMin`). */
export interface FieldProblem {
  field: string;
  problem: string;
}

export interface Refused {
  outcome: "refused";
  reason: RefusalReason;
  fields?: FieldProblem[];
}

export function refuse(reason: RefusalReason, fields?: FieldProblem[]): Refused {
  return fields === undefined ? { outcome: "refused", reason } : { outcome: "refused", reason, fields };
}
