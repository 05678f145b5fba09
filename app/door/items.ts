import type { ScanOutcome } from "~/app/domain/check-in/scan";

/** What this device told by itself, while it had no connection. */
export interface Told {
  outcome: ScanOutcome;
  people: number;
}

interface Kept {
  /** The id under which the server records it once, however often it is sent. */
  scanId: string;
  /** When the device saw it, by its own clock. */
  scannedAt: Date;
  /** Milliseconds that this clock was behind the server's when they last spoke; null where they never did. */
  clockOffsetMs: number | null;
}

interface AtDoor extends Kept {
  door: string;
  device: string;
  override: boolean;
  /** Set where this device gave the verdict. */
  told?: Told;
}

export interface ScanToSend extends AtDoor {
  kind: "entry" | "exit";
  code: string;
  /** How many of a party; null for all who can. */
  people: number | null;
}

export interface WalkInToSend extends AtDoor {
  kind: "walk-in";
  name: string | null;
  language: string;
  people: number;
}

export interface TallyToSend extends Kept {
  kind: "tally";
  door: string;
  device: string;
  who: "patron" | "employer" | "staff";
  /** Below 0 for people who left. */
  people: number;
}

export interface UndoToSend extends Kept {
  kind: "undo";
  /** The scan that it takes back. */
  undoes: string;
  /** What that scan did and to which ticket, as this device knows it. Stays here. */
  was?: Told & { ticketId: string | null };
}

/** Somebody at the door who gets a verdict. */
export type VisitToSend = ScanToSend | WalkInToSend;
export type ToSend = VisitToSend | TallyToSend | UndoToSend;

export const isVisit = (item: ToSend): item is VisitToSend =>
  item.kind === "entry" || item.kind === "exit" || item.kind === "walk-in";

/** What waits with its verdict, as it counts here. */
export function toldOf(item: ToSend): Told | null {
  if (isVisit(item)) return item.told ?? null;
  if (item.kind !== "tally") return null;
  return { outcome: item.people > 0 ? "admitted" : "left", people: Math.abs(item.people) };
}
