import type { ScanFlag, ScanOutcome } from "./scan";

/** What the rule knows of a ticket. A cancelled event makes its tickets cancelled; who waits has no place yet. */
export interface Ticket {
  eventId: string;
  status: "valid" | "waiting" | "cancelled" | "revoked";
  /** People that the ticket is for. */
  partySize: number;
  /** People of the party who are in the room now. */
  inside: number;
  /** The first admission that stands, undone ones left out. */
  admission: { scanId: string; at: Date; door: string | null } | null;
}

export interface Door {
  eventId: string;
  opensAt: Date;
  closesAt: Date;
  /** People in the room and how many it may hold; null where the event does not count who leaves. */
  room: { inside: number; postedLoad: number } | null;
}

/** `at` is when the code was seen, not when the upload arrived. An override is a decision of the staff. */
export interface Scan {
  id: string;
  kind: "entry" | "exit";
  at: Date;
  /** How many come in or leave; null for all of the party who can. */
  people: number | null;
  override: boolean;
}

export type Admission =
  | { outcome: "admitted"; people: number; flags: ScanFlag[] }
  | { outcome: "left"; people: number }
  | { outcome: "already-admitted"; firstAdmission: { at: Date; door: string | null } | null }
  | { outcome: "door-closed"; opensAt: Date; closesAt: Date }
  | { outcome: "room-full"; room: Door["room"] }
  | {
      outcome: Exclude<ScanOutcome, "admitted" | "left" | "already-admitted" | "door-closed" | "room-full">;
    };

/**
 * Decides whether a scanned ticket opens the door, in or out. The same rule on the server and on an offline phone.
 * `ticket` is null where no ticket has that code; nothing admits an unknown code.
 */
export function admit(ticket: Ticket | null, door: Door, scan: Scan): Admission {
  if (ticket === null) return { outcome: "unknown-ticket" };
  if (ticket.eventId !== door.eventId) return { outcome: "wrong-event" };
  if (scan.kind === "exit") return leave(ticket, scan);
  if (ticket.admission?.scanId === scan.id) return { outcome: "admitted", people: ticket.inside, flags: [] };
  if (ticket.status === "revoked" && !scan.override) return { outcome: "ticket-revoked" };
  if (ticket.status === "cancelled" && !scan.override) return { outcome: "ticket-cancelled" };
  if (ticket.status === "waiting" && !scan.override) return { outcome: "on-waitlist" };
  const outside = ticket.partySize - ticket.inside;
  if (outside <= 0) return { outcome: "already-admitted", firstAdmission: firstOf(ticket) };
  return enter(ticket, door, scan, Math.min(scan.people ?? outside, outside));
}

function enter(ticket: Ticket, door: Door, scan: Scan, people: number): Admission {
  const isEarlyOrLate = scan.at < door.opensAt || scan.at > door.closesAt;
  if (isEarlyOrLate && !scan.override) {
    return { outcome: "door-closed", opensAt: door.opensAt, closesAt: door.closesAt };
  }
  const isOverLoad = exceedsRoom(door.room, people);
  if (isOverLoad && !scan.override) return { outcome: "room-full", room: door.room };
  const flags: ScanFlag[] = [
    ...(ticket.status === "valid" ? [] : [ticket.status]),
    ...(isEarlyOrLate ? (["outside-hours"] as const) : []),
    ...(isOverLoad ? (["over-load"] as const) : []),
  ];
  return { outcome: "admitted", people, flags: flags.length > 0 ? ["override", ...flags] : [] };
}

function leave(ticket: Ticket, scan: Scan): Admission {
  if (ticket.inside === 0) return { outcome: "not-inside" };
  return { outcome: "left", people: Math.min(scan.people ?? ticket.inside, ticket.inside) };
}

const firstOf = ({ admission }: Ticket) => admission && { at: admission.at, door: admission.door };

/** True where `people` more would be more than the room may hold (the posted occupant load). */
export function exceedsRoom(room: Door["room"], people: number): boolean {
  return room !== null && room.inside + people > room.postedLoad;
}
