import type { ScanFlag, ScanKind, ScanOutcome } from "./scan";
import { decideUndo, type Made } from "./undo";

/** A stored scan of one registration, as the fold sees it. */
export interface ScanFact extends Made {
  scanId: string;
  kind: ScanKind;
  /** The scan that an undo takes back; null for every other kind. */
  undoes: string | null;
  /** True of what was done with the say of the staff. */
  isByStaff: boolean;
  at: Date;
  people: number;
  doorId: string | null;
  outcome: ScanOutcome | null;
  flags: readonly ScanFlag[];
}

/** One person of the party who came: by which scan and when, and whether they are in the room now. */
export interface Seat {
  scanId: string;
  at: Date;
  doorId: string | null;
  inside: boolean;
  /** Since when they are in, or out. */
  since: Date;
}

export const conflictKinds = ["two-admissions", "over-party", "ticket-cancelled", "ticket-revoked"] as const;

/**
 * What staff have to settle: two scans that let in one person, or one (twice the same id) that let in more people than
 * the party has, or that let in on a ticket which had ended.
 */
export interface Conflict {
  scanA: string;
  scanB: string;
  kind: (typeof conflictKinds)[number];
}

export interface PartyAttendance {
  /** In the order in which they came, at most as many as the party has. */
  seats: Seat[];
  conflicts: Conflict[];
}

/**
 * Folds all scans of a registration into who came, who is in and since when. The order in which scans arrived,
 * repeats and an undo that came before the scan it undoes make no difference. Standing scans are read by their time:
 * an entry brings in whoever is out, up to the party's size; what is beyond that is a conflict with the entry that
 * filled the place. An exit takes out whoever is in.
 */
export function reconcile(scans: readonly ScanFact[], partySize: number): PartyAttendance {
  const seats: (Seat & { enteredBy: string })[] = [];
  const conflicts: Conflict[] = [];
  for (const scan of standing(scans)) {
    if (scan.kind === "exit") {
      for (const seat of seats.filter(({ inside }) => inside).slice(0, scan.people)) {
        seat.inside = false;
        seat.since = scan.at;
      }
      continue;
    }
    const back = seats.filter(({ inside }) => !inside).slice(0, scan.people);
    for (const seat of back) {
      seat.inside = true;
      seat.since = scan.at;
      seat.enteredBy = scan.scanId;
    }
    const fresh = Math.min(scan.people - back.length, partySize - seats.length);
    if (back.length + fresh < scan.people) conflicts.push(tooMany(seats[0]?.enteredBy, scan.scanId));
    for (let n = 0; n < fresh; n += 1) seats.push(seatOf(scan));
    conflicts.push(...endedTicket(scan));
  }
  return { seats: seats.map(({ enteredBy: _entry, ...seat }) => seat), conflicts };
}

const tooMany = (first: string | undefined, scanId: string): Conflict =>
  first === undefined || first === scanId
    ? { scanA: scanId, scanB: scanId, kind: "over-party" }
    : { scanA: first, scanB: scanId, kind: "two-admissions" };

/** What changed who is in and was not taken back, each once, in the order of time. */
function standing(scans: readonly ScanFact[]): ScanFact[] {
  const isUndone = (scan: ScanFact) =>
    scans.some((undo) => undo.undoes === scan.scanId && decideUndo(undo, scan).outcome === "allowed");
  const effective = scans.filter(
    (scan) =>
      ((scan.kind === "entry" && scan.outcome === "admitted") ||
        (scan.kind === "exit" && scan.outcome === "left")) &&
      !isUndone(scan),
  );
  return [...new Map(effective.map((scan) => [scan.scanId, scan])).values()].sort(byTime);
}

const seatOf = ({ scanId, at, doorId }: ScanFact) => ({
  scanId,
  at,
  doorId,
  inside: true,
  since: at,
  enteredBy: scanId,
});

/** An entry on a ticket that had ended, where no member of the staff said so: the phone could not know. */
function endedTicket({ scanId, flags }: ScanFact): Conflict[] {
  if (!flags.includes("offline") || flags.includes("override")) return [];
  const kinds = [
    ...(flags.includes("cancelled") ? (["ticket-cancelled"] as const) : []),
    ...(flags.includes("revoked") ? (["ticket-revoked"] as const) : []),
  ];
  return kinds.map((kind) => ({ scanA: scanId, scanB: scanId, kind }));
}

function byTime(a: ScanFact, b: ScanFact): number {
  return a.at.getTime() - b.at.getTime() || (a.scanId < b.scanId ? -1 : 1);
}
