import { readScannedText } from "~/app/domain/tickets/scanned-text";
import { spokenShortCode } from "~/app/domain/tickets/short-code";
import type { AttendanceCounts, ScanReply } from "./answers";
import { doorTime } from "./door-time";
import type { Connection } from "./live-counts";
import type { ScanToSend, ToSend, UndoToSend, WalkInToSend } from "./scan-queue";
import { canOverride, letIn, type VerdictTone, type VerdictWords, verdictOf } from "./verdict";
import { words } from "./words";

/** A scan as the list shows it. */
export interface RecentScan {
  item: ScanToSend | WalkInToSend;
  tone: VerdictTone;
  word: string;
  name: string;
  at: Date;
  /** `offered` where it let somebody in and may still be taken back. */
  undo: "offered" | "sending" | "none";
}

/** The verdict that covers the screen. */
export interface ShownVerdict extends VerdictWords {
  scanId: string;
  /** What a thumb may do besides going on. */
  offers: { undo: boolean; override: boolean; find: boolean; retry: boolean };
}

/** A scan that the server will not take: it stays until somebody has seen it. */
export interface RefusedScan {
  scanId: string;
  name: string;
  at: Date;
  sentence: string;
}

export interface DoorState {
  counts: AttendanceCounts;
  connection: Connection;
  lastContact: Date | null;
  recent: readonly RecentScan[];
  /** Ids of what is kept and not yet answered, undos included. */
  waiting: readonly string[];
  refused: readonly RefusedScan[];
  verdict: ShownVerdict | null;
  /** The scan that the screen is about: its answer is shown whenever it comes. */
  current: string | null;
  clockIsWrong: boolean;
}

export const firstState = (counts: AttendanceCounts): DoorState => ({
  counts,
  connection: "connecting",
  lastContact: null,
  recent: [],
  waiting: [],
  refused: [],
  verdict: null,
  current: null,
  clockIsWrong: false,
});

const listed = 5;
const noOffers = { undo: false, override: false, find: false, retry: false };

/** A code was seen, or a walk-in counted: it heads the list, and the screen is about it. */
export function seen(state: DoorState, item: ScanToSend | WalkInToSend): DoorState {
  const row: RecentScan = {
    item,
    tone: "offline",
    word: words.row.checking,
    name: item.kind === "walk-in" ? (item.name ?? words.verdict.walkIn) : codeName(item.code),
    at: item.scannedAt,
    undo: "none",
  };
  return { ...state, recent: [row, ...state.recent].slice(0, listed), current: item.scanId, verdict: null };
}

/** The server takes its time: the screen says so. */
export function slow(state: DoorState, scanId: string): DoorState {
  return state.current === scanId && state.verdict === null ? asking(state) : state;
}

/** A question is under way for what the screen is about. */
export function asking(state: DoorState): DoorState {
  if (state.current === null) return state;
  const verdict = { tone: "offline", word: words.verdict.checking, detail: words.verdict.asking } as const;
  return { ...state, verdict: { ...verdict, scanId: state.current, offers: noOffers } };
}

export function answered(
  state: DoorState,
  item: ScanToSend | WalkInToSend,
  reply: ScanReply,
  zone: string,
  may: { override: boolean },
): DoorState {
  const spoken = withWalkIn(item, verdictOf(reply, zone), letIn(reply));
  const undo = letIn(reply) ? "offered" : "none";
  const row = {
    tone: spoken.tone,
    word: spoken.word,
    name: nameIn(spoken, item, reply),
    at: reply.at,
    undo,
  } as const;
  const verdict: ShownVerdict = {
    ...spoken,
    scanId: item.scanId,
    offers: {
      undo: letIn(reply),
      override: may.override && canOverride(reply),
      find: reply.outcome === "unknown-ticket",
      retry: false,
    },
  };
  return {
    ...change(settled(state, item.scanId), item.scanId, row),
    ...(state.current === item.scanId && { verdict }),
    clockIsWrong: reply.flags.includes("clock-ahead") || reply.flags.includes("clock-behind"),
  };
}

/** No answer yet: the scan is kept, and the screen says that it is. */
export function kept(
  state: DoorState,
  item: ToSend,
  reason: "no-connection" | "sign-in-required" | "busy",
): DoorState {
  const waiting = state.waiting.includes(item.scanId) ? state.waiting : [...state.waiting, item.scanId];
  const connection = connectionAfter(state.connection, reason);
  const next = { ...state, waiting, connection };
  if (item.kind === "undo") return next;
  const row = { tone: "offline", word: words.row.kept } as const;
  const detail = reason === "busy" ? words.verdict.busy : words.verdict.noConnection;
  const verdict: ShownVerdict = {
    tone: "offline",
    word: words.verdict.kept,
    ...(item.kind === "walk-in" && { name: item.name ?? words.verdict.walkIn }),
    detail,
    scanId: item.scanId,
    offers: { ...noOffers, retry: true },
  };
  // A later failure of a scan that somebody has put aside does not come back over the screen.
  const covers = state.current === item.scanId;
  const shown = reason === "sign-in-required" ? null : verdict;
  return { ...change(next, item.scanId, row), ...(covers && { verdict: shown }) };
}

/** The server will not take it: kept in sight, with the reason in words. */
export function refused(state: DoorState, item: ToSend, problem: { code: string }): DoorState {
  const sentence = sentenceOf(problem.code);
  const id = item.kind === "undo" ? item.undoes : item.scanId;
  const row = state.recent.find((recent) => recent.item.scanId === id);
  const name = row?.name ?? words.nameless.checking;
  const next = settled(state, item.scanId);
  const verdict: ShownVerdict = {
    tone: "refused",
    word: words.verdict.stop,
    detail: sentence,
    scanId: item.scanId,
    offers: noOffers,
  };
  if (item.kind === "undo")
    return { ...change(next, id, { undo: "offered" }), verdict, current: item.scanId };
  const entry = { scanId: item.scanId, name, at: item.scannedAt, sentence };
  return {
    ...change(next, id, { tone: "refused", word: words.verdict.notStored }),
    refused: [...state.refused, entry],
    ...(state.current === item.scanId && { verdict }),
  };
}

export function undoing(state: DoorState, scanId: string): DoorState {
  return close(change(state, scanId, { undo: "sending", word: words.row.undoing }));
}

export function undone(state: DoorState, item: UndoToSend): DoorState {
  const row = { undo: "none", tone: "already", word: words.row.undone } as const;
  return change(settled(state, item.scanId), item.undoes, row);
}

/** The screen is free for the next visitor. */
export function close(state: DoorState): DoorState {
  return { ...state, verdict: null, current: null };
}

/** "Let in at 10:04 AM" of a list's row, in the center's zone. */
export const rowTime = (row: RecentScan, now: Date, zone: string) => doorTime(row.at, now, zone);

/** What a ticket is called before its name is known. */
function codeName(code: string): string {
  const read = readScannedText(code);
  return read.kind === "short-code" ? spokenShortCode(read.shortCode) : words.nameless.checking;
}

const settled = (state: DoorState, scanId: string): DoorState => ({
  ...state,
  waiting: state.waiting.filter((id) => id !== scanId),
});

function change(state: DoorState, scanId: string, row: Partial<RecentScan>): DoorState {
  const recent = state.recent.map((known) => (known.item.scanId === scanId ? { ...known, ...row } : known));
  return { ...state, recent };
}

function connectionAfter(
  before: Connection,
  reason: "no-connection" | "sign-in-required" | "busy",
): Connection {
  if (reason === "busy") return before;
  if (reason === "no-connection") return "lost";
  return before === "withdrawn" ? before : "signed-out";
}

function withWalkIn(item: ToSend, spoken: VerdictWords, isIn: boolean): VerdictWords {
  if (item.kind !== "walk-in") return spoken;
  const name = spoken.name ?? item.name ?? words.verdict.walkIn;
  return { ...spoken, name, ...(isIn && item.name === null && { detail: words.verdict.walkInCounted }) };
}

function nameIn(spoken: VerdictWords, item: ToSend, reply: ScanReply): string {
  if (spoken.name) return spoken.name;
  if (reply.outcome === "wrong-event" || reply.outcome === "unknown-ticket")
    return words.nameless[reply.outcome];
  return item.kind === "walk-in" ? words.verdict.walkIn : words.nameless.checking;
}

function sentenceOf(code: string): string {
  const known = Object.entries(words.refusals).find(([reason]) => reason === code);
  return known?.[1] ?? words.refusals.other;
}
