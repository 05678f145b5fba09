import type { AttendanceCounts, ScanReply } from "./answers";
import { isVisit, type ToSend, type UndoToSend, type VisitToSend } from "./items";
import type { Connection } from "./live-counts";
import { firstName, type RecentScan, recalledRow, seenRow } from "./recent-scan";
import type { FreeTimes, RosterTicket } from "./roster-data";
import { canOverride, canUndo, letIn, type VerdictWords, verdictOf } from "./verdict";
import { words } from "./words";

/** The verdict that covers the screen. */
export interface ShownVerdict extends VerdictWords {
  scanId: string;
  /** What a thumb may do besides going on. */
  offers: {
    undo: boolean;
    override: boolean;
    letIn: boolean;
    find: boolean;
    retry: boolean;
    /** Somebody came in to an event with interview times. */
    interviews: boolean;
  };
  /** How many it let in or out. */
  people: number;
  /** True where this device gave the verdict without the server. */
  isOffline: boolean;
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
  /** People whom this device let in by itself and whom the counts do not know of yet. */
  ahead: number;
  /** The list on this device; null where there is none. */
  roster: { loadedAt: Date; tickets: number } | null;
  /** The event's interview times by employer, as the list has them; none where it offers none. */
  interviews: readonly FreeTimes[];
  /** People in the room and its load, where that is counted. */
  room: { inside: number; postedLoad: number } | null;
  /** Whether scans outlast the page: in the device's storage, or in memory alone because it is missing or full. */
  storage: "lasting" | "missing" | "full";
  /** True once it is known what an earlier page left to be sent. */
  isChecked: boolean;
  /** Scans of other events' doors that this device still has; null while that is not known. */
  others: number | null;
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
  ahead: 0,
  roster: null,
  interviews: [],
  room: counts.room ?? null,
  storage: "missing",
  isChecked: false,
  others: null,
});

const listed = 5;
const noOffers = {
  ...{ undo: false, override: false, letIn: false },
  ...{ find: false, retry: false, interviews: false },
};

/** A code was seen, or a walk-in counted: it heads the list, and the screen is about it. */
export function seen(state: DoorState, item: VisitToSend): DoorState {
  const recent = [seenRow(item), ...state.recent].slice(0, listed);
  return { ...state, recent, current: item.scanId, verdict: null };
}

/** The server takes its time: the screen says so. */
export function slow(state: DoorState, scanId: string): DoorState {
  return state.current === scanId && state.verdict === null ? asking(state) : state;
}

/** A question is under way for what the screen is about. */
export function asking(state: DoorState): DoorState {
  if (state.current === null) return state;
  const verdict = { tone: "offline", word: words.verdict.checking, detail: words.verdict.asking } as const;
  return {
    ...state,
    verdict: { ...verdict, scanId: state.current, offers: noOffers, people: 1, isOffline: false },
  };
}

/** The server's verdict, or this device's own. */
export interface Verdict {
  reply: ScanReply;
  /** `told`: by this device, and the item still waits. `listed`: also, of a code that is newer than its list. */
  by: "server" | "device";
  isNotListed?: boolean;
}

/** There is a verdict: it is shown, and the list says so. */
export function decided(
  state: DoorState,
  item: VisitToSend,
  { reply, by, isNotListed = false }: Verdict,
  setting: { zone: string; canOverride: boolean },
): DoorState {
  const given = isNotListed ? notListed : verdictOf(reply, setting.zone);
  const spoken = withWalkIn(item, given, letIn(reply));
  const row = {
    tone: spoken.tone,
    word: spoken.word,
    name: nameIn(spoken, item, reply),
    at: reply.at,
    undo: canUndo(reply) ? "offered" : "none",
    did: { outcome: reply.outcome, people: reply.people },
  } as const;
  const verdict: ShownVerdict = {
    ...spoken,
    scanId: item.scanId,
    people: reply.people,
    isOffline: by === "device",
    offers: {
      undo: canUndo(reply),
      override: setting.canOverride && canOverride(reply),
      letIn: isNotListed,
      find: reply.outcome === "unknown-ticket",
      retry: false,
      interviews: letIn(reply) && state.interviews.length > 0,
    },
  };
  const base = by === "server" ? settled(state, item.scanId) : waits(state, item.scanId);
  return {
    ...change(base, item.scanId, row),
    ...(state.current === item.scanId && { verdict }),
    clockIsWrong: reply.flags.includes("clock-ahead") || reply.flags.includes("clock-behind"),
  };
}

const notListed = {
  tone: "offline",
  word: words.verdict.notListed,
  detail: words.verdict.notListedText,
} as const;

/** The server has what this device told by itself; the screen has moved on. */
export function stored(state: DoorState, item: ToSend): DoorState {
  return settled(state, item.scanId);
}

/** What waited on this device when the page was opened. */
export function restored(
  state: DoorState,
  items: readonly ToSend[],
  refused: readonly RefusedScan[],
): DoorState {
  const waiting = [...new Set([...state.waiting, ...items.map(({ scanId }) => scanId)])];
  return { ...state, waiting, refused: [...refused, ...state.refused], isChecked: true };
}

/** The last visits that an earlier page left, so that they can be seen and taken back here too. */
export function recalled(
  state: DoorState,
  items: readonly ToSend[],
  tickets: ReadonlyMap<string, RosterTicket>,
  zone: string,
): DoorState {
  const undone = new Set(items.map((item) => (item.kind === "undo" ? item.undoes : null)));
  const rows = items
    .filter(isVisit)
    .slice(-listed)
    .reverse()
    .map((item) => recalledRow(item, tickets.get(item.scanId), undone.has(item.scanId), zone));
  return { ...state, recent: [...state.recent, ...rows].slice(0, listed) };
}

/** A scan that was refused goes out once more. */
export function again(state: DoorState, scanId: string): DoorState {
  const refused = state.refused.filter((known) => known.scanId !== scanId);
  return change(waits({ ...state, refused }, scanId), scanId, { tone: "offline", word: words.row.kept });
}

/** How a refusal reads in the list of those that somebody has to see. */
export const refusedScan = (item: ToSend, code: string, name?: string): RefusedScan => ({
  scanId: item.scanId,
  name: name ?? (isVisit(item) ? firstName(item) : words.nameless.checking),
  at: item.scannedAt,
  sentence: sentenceOf(code),
});

/** No answer yet: the scan is kept, and the screen says that it is. */
export function kept(
  state: DoorState,
  item: ToSend,
  reason: "no-connection" | "sign-in-required" | "busy",
): DoorState {
  const connection = connectionAfter(state.connection, reason);
  const next = { ...waits(state, item.scanId), connection };
  // What this device told by itself has its verdict.
  if (!isVisit(item) || item.told !== undefined) return next;
  const row = { tone: "offline", word: words.row.kept } as const;
  const detail = reason === "busy" ? words.verdict.busy : words.verdict.noConnection;
  const verdict: ShownVerdict = {
    tone: "offline",
    word: words.verdict.kept,
    ...(item.kind === "walk-in" && { name: item.name ?? words.verdict.walkIn }),
    detail,
    scanId: item.scanId,
    people: 1,
    isOffline: true,
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
    people: 1,
    isOffline: false,
    offers: noOffers,
  };
  const entry = refusedScan(item, problem.code, name);
  if (item.kind === "undo") {
    const isFree = state.current === null && state.verdict === null;
    const standing = change(next, id, { undo: "offered", ...row?.before });
    return { ...standing, refused: [...state.refused, entry], ...(isFree && { verdict }) };
  }
  return {
    ...change(next, id, { tone: "refused", word: words.verdict.notStored }),
    refused: [...state.refused, entry],
    ...(state.current === item.scanId && { verdict }),
  };
}

export function undoing(state: DoorState, scanId: string): DoorState {
  const row = state.recent.find((recent) => recent.item.scanId === scanId);
  const before = row && { before: { tone: row.tone, word: row.word } };
  return close(change(state, scanId, { undo: "sending", word: words.row.undoing, ...before }));
}

/** Taken back: on the server, or here while the server is out of reach. */
export function undone(state: DoorState, item: UndoToSend, isStored = true): DoorState {
  const row = { undo: "none", tone: "already", word: words.row.undone } as const;
  const next = isStored ? settled(state, item.scanId) : waits(state, item.scanId);
  return change(next, item.undoes, row);
}

/** The screen is free for the next visitor. */
export function close(state: DoorState): DoorState {
  return { ...state, verdict: null, current: null };
}

const waits = (state: DoorState, scanId: string): DoorState =>
  state.waiting.includes(scanId) ? state : { ...state, waiting: [...state.waiting, scanId] };

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
