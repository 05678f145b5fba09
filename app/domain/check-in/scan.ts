/** What a scan records. A tally is a person counted without a ticket (a walk-in by one tap). */
export const scanKinds = ["entry", "exit", "undo", "tally"] as const;
export type ScanKind = (typeof scanKinds)[number];

export const scanOutcomes = [
  "admitted",
  "already-admitted",
  "ticket-cancelled",
  "ticket-revoked",
  "wrong-event",
  "unknown-ticket",
  "door-closed",
] as const;
export type ScanOutcome = (typeof scanOutcomes)[number];

/** What is unusual about a scan, for staff to see. */
export const scanFlags = [
  "override",
  "clock-ahead",
  "clock-behind",
  "cancelled",
  "revoked",
  "outside-hours",
] as const;
export type ScanFlag = (typeof scanFlags)[number];

/** A verdict as stored and repeated for ever: ids and times, never a name. Instants are ISO 8601. */
export interface ScanAnswer {
  outcome: ScanOutcome;
  at: string;
  shortCode?: string;
  firstAdmission?: { at: string; door: string | null };
  opensAt?: string;
  closesAt?: string;
  flags?: ScanFlag[];
}
