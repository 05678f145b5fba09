import type { Note } from "~/app/domain/sharing/note";
import type { NotSharedReason, VisitAnswer } from "~/app/domain/sharing/visit";
import type { Contact, SharedContact, TableCounts } from "./table-api";

/** `over`: the pass has ended or was withdrawn. What was counted before is still sent where that may be. */
export type TableConnection = "connecting" | "online" | "lost" | "over";

/** Why a ticket asks nobody. */
export type TakeTrouble = "unknown-ticket" | "table-closed";

/** Why an answer was not taken as it was typed. */
export type NumberTrouble = "missing" | "differs" | "usedUp" | "ownPage";

/** The visitor who stands at the table now. */
export interface OpenVisit {
  id: string;
  code: string;
  at: Date;
  trouble: NumberTrouble | null;
  isSending: boolean;
}

/** What the visitor answered, until the next one comes. */
export interface Outcome {
  visitId: string;
  answer: VisitAnswer;
  /** It waits on this phone. */
  isKept: boolean;
  contact: Contact | null;
  /** What was noted of them here. */
  note: Note | null;
}

export interface TableState {
  connection: TableConnection;
  isOpen: boolean;
  closesAt: Date;
  counts: TableCounts;
  visit: OpenVisit | null;
  outcome: Outcome | null;
  trouble: TakeTrouble | null;
  /** How many answers wait here. */
  waiting: number;
  /** Answers that the server does not take. */
  refused: readonly { scanId: string; at: Date; code: string }[];
  /** Visitors who shared nothing, other than they wanted, as this phone learned later. */
  told: readonly { scanId: string; at: Date; reason: NotSharedReason }[];
  /** Who shares with the employer: in the page's memory alone, and nowhere once the pass has ended. */
  contacts: readonly SharedContact[] | null;
  storage: "lasting" | "missing" | "full";
}

export const firstState = (closesAt: Date, isOpen: boolean, counts: TableCounts): TableState => ({
  connection: "connecting",
  isOpen,
  closesAt,
  counts,
  visit: null,
  outcome: null,
  trouble: null,
  waiting: 0,
  refused: [],
  told: [],
  contacts: null,
  storage: "lasting",
});

/** The pass has ended: nobody is named on this phone any more, and nobody is asked. */
export const ended = (state: TableState): TableState => ({
  ...state,
  connection: "over",
  isOpen: false,
  visit: null,
  outcome: null,
  trouble: null,
  contacts: null,
});
