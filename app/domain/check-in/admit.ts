import type { ScanFlag, ScanOutcome } from "./scan";

/** What the rule knows of a ticket. A cancelled event makes its tickets cancelled. */
export interface Ticket {
  eventId: string;
  status: "valid" | "cancelled" | "revoked";
  /** The admission that stands, undone ones left out. */
  admission: { scanId: string; at: Date; door: string | null } | null;
}

export interface DoorHours {
  eventId: string;
  opensAt: Date;
  closesAt: Date;
}

/** `at` is when the code was seen, not when the upload arrived. An override is a decision of the staff. */
export interface Scan {
  id: string;
  at: Date;
  override: boolean;
}

export type Admission =
  | { outcome: "admitted"; flags: ScanFlag[] }
  | { outcome: "already-admitted"; firstAdmission: { at: Date; door: string | null } }
  | { outcome: "door-closed"; opensAt: Date; closesAt: Date }
  | { outcome: Exclude<ScanOutcome, "admitted" | "already-admitted" | "door-closed"> };

/**
 * Decides whether a scanned ticket opens the door. The same rule on the server and on an offline phone.
 * `ticket` is null where no ticket has that code; nothing admits an unknown code.
 */
export function admit(ticket: Ticket | null, door: DoorHours, scan: Scan): Admission {
  if (ticket === null) return { outcome: "unknown-ticket" };
  if (ticket.eventId !== door.eventId) return { outcome: "wrong-event" };
  if (ticket.admission?.scanId === scan.id) return { outcome: "admitted", flags: [] };
  if (ticket.status === "revoked" && !scan.override) return { outcome: "ticket-revoked" };
  if (ticket.status === "cancelled" && !scan.override) return { outcome: "ticket-cancelled" };
  if (ticket.admission) {
    return {
      outcome: "already-admitted",
      firstAdmission: { at: ticket.admission.at, door: ticket.admission.door },
    };
  }
  const outside = scan.at < door.opensAt || scan.at > door.closesAt;
  if (outside && !scan.override) {
    return { outcome: "door-closed", opensAt: door.opensAt, closesAt: door.closesAt };
  }
  return { outcome: "admitted", flags: flagsOf(ticket, outside) };
}

function flagsOf(ticket: Ticket, outside: boolean): ScanFlag[] {
  const flags: ScanFlag[] = [];
  if (ticket.status !== "valid") flags.push(ticket.status);
  if (outside) flags.push("outside-hours");
  return flags.length > 0 ? ["override", ...flags] : [];
}
