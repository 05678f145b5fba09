import type { SessionPorts } from "./door-ports";
import type { DoorState } from "./door-state";
import type { InTurn } from "./in-turn";
import type { ItemMaker } from "./item-maker";
import type { LiveCounts } from "./live-counts";
import type { LocalList } from "./local-list";
import type { Observed } from "./observed";
import type { ScanQueue } from "./scan-queue";
import type { SignInCheck } from "./sign-in-check";
import type { VerdictCue } from "./verdict-cue";

/** One volunteer's evening at a door: what its parts share. */
export interface Evening {
  ports: SessionPorts;
  /** How verdicts are worded. */
  setting: { zone: string; canOverride: boolean };
  state: Observed<DoorState>;
  cue: VerdictCue;
  list: LocalList;
  /** What the list decides is decided one after the other, each with what the one before it did. */
  inTurn: InTurn;
  make: ItemMaker;
  queue: ScanQueue;
  live: LiveCounts;
  signInCheck: SignInCheck;
  /** Scans that tell the server what happened: told once, whatever it answers. */
  madeTrue: Set<string>;
  /** The list was destroyed because the access was withdrawn. */
  isListTaken: boolean;
  /** When a person without a ticket was counted by the last tap; null after anything else. */
  lastTap: Date | null;
}
