import { type Admission, admit, type Door, exceedsRoom, type Scan, type Ticket } from "./admit";
import type { ScanFlag, ScanOutcome } from "./scan";

/** What a device without a connection told the person at the door, by the same rule on an older list. */
export interface ToldVerdict {
  outcome: ScanOutcome;
  people: number | null;
}

/** A scan's verdict: as the device told it where it did, else by the rule. */
export function giveVerdict(
  ticket: Ticket | null,
  door: Door,
  scan: Scan,
  told: ToldVerdict | null,
): { verdict: Admission; flags: ScanFlag[] } {
  if (told !== null) return settleTold(ticket, door, scan, told);
  const verdict = admit(ticket, door, scan);
  return { verdict, flags: verdict.outcome === "admitted" ? verdict.flags : [] };
}

/**
 * The verdict of a scan that was answered without the server. What was told has happened: who was let in is inside,
 * who was sent away is not. What the server knows better is flagged for staff.
 */
export function settleTold(
  ticket: Ticket | null,
  door: Door,
  scan: Scan,
  told: ToldVerdict,
): { verdict: Admission; flags: ScanFlag[] } {
  const people = told.people ?? 1;
  switch (told.outcome) {
    case "admitted":
      return {
        verdict: { outcome: "admitted", people, flags: [] },
        flags: admittedFlags(ticket, door, scan, people),
      };
    case "left":
      return { verdict: { outcome: "left", people }, flags: ["offline", ...unlisted(ticket, door)] };
    case "already-admitted":
      return {
        verdict: { outcome: "already-admitted", firstAdmission: firstOf(ticket) },
        flags: ["offline"],
      };
    case "door-closed": {
      const { opensAt, closesAt } = door;
      return { verdict: { outcome: "door-closed", opensAt, closesAt }, flags: ["offline"] };
    }
    case "room-full":
      return { verdict: { outcome: "room-full", room: door.room }, flags: ["offline"] };
    default:
      return { verdict: { outcome: told.outcome }, flags: ["offline"] };
  }
}

function admittedFlags(ticket: Ticket | null, door: Door, scan: Scan, people: number): ScanFlag[] {
  const isOutside = scan.at < door.opensAt || scan.at > door.closesAt;
  const ended = ticket === null || ticket.status === "valid" ? [] : [ticket.status];
  const outside = isOutside ? (["outside-hours"] as const) : [];
  const override = scan.override ? (["override"] as const) : [];
  const over = exceedsRoom(door.room, people) ? (["over-load"] as const) : [];
  return ["offline", ...override, ...unlisted(ticket, door), ...ended, ...outside, ...over];
}

const unlisted = (ticket: Ticket | null, door: Door) =>
  ticket === null || ticket.eventId !== door.eventId ? (["unlisted"] as const) : [];

const firstOf = (ticket: Ticket | null) =>
  ticket?.admission ? { at: ticket.admission.at, door: ticket.admission.door } : null;
