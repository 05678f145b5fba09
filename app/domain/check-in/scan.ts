/**
 * What a scan records. A tally counts people without a ticket in or out: employers and staff, who count against the
 * room's posted load and never as attendance.
 */
export const scanKinds = ["entry", "exit", "undo", "tally"] as const;
export type ScanKind = (typeof scanKinds)[number];

export const scanOutcomes = [
  "admitted",
  "left",
  "already-admitted",
  "not-inside",
  "ticket-cancelled",
  "ticket-revoked",
  "on-waitlist",
  "wrong-event",
  "unknown-ticket",
  "door-closed",
  "room-full",
] as const;
export type ScanOutcome = (typeof scanOutcomes)[number];

/** True of a verdict by which people came in or left. */
export const movesPeople = (outcome: ScanOutcome): boolean => outcome === "admitted" || outcome === "left";

/**
 * What is unusual about a scan, for staff to see. "offline": the device gave the verdict, without the server.
 * "unlisted": it let in a code that neither its list nor the server knows.
 */
export const scanFlags = [
  "override",
  "offline",
  "clock-ahead",
  "clock-behind",
  "cancelled",
  "revoked",
  "waiting",
  "outside-hours",
  "over-load",
  "unlisted",
] as const;
export type ScanFlag = (typeof scanFlags)[number];

/** A verdict as stored and repeated for ever: ids and times, never a name. Instants are ISO 8601. */
export interface ScanAnswer {
  outcome: ScanOutcome;
  at: string;
  /** How many of a party came in or left by this scan; left out where it was one. */
  people?: number;
  shortCode?: string;
  firstAdmission?: { at: string; door: string | null };
  opensAt?: string;
  closesAt?: string;
  /** People inside and the room's posted load, where the room was full. */
  inside?: number;
  postedLoad?: number;
  flags?: ScanFlag[];
}
