import { mayBeOverridden } from "~/app/domain/check-in/visit";
import type { ScanReply } from "./answers";
import { doorTime } from "./door-time";
import { words } from "./words";

export type VerdictTone = "admitted" | "already" | "refused" | "offline";

/** What the screen says to a scan: by colour, word and sentence. Never a contact. */
export interface VerdictWords {
  tone: VerdictTone;
  word: string;
  name?: string;
  /** How many came in or left, where it was more than one. */
  count?: string;
  detail?: string;
}

/** One note: when it starts and how long it lasts in milliseconds, and its pitch in hertz. */
export interface Note {
  start: number;
  length: number;
  pitch: number;
}

export interface Signal {
  notes: readonly Note[];
  /** As navigator.vibrate takes it: on, off, on, in milliseconds. */
  vibration: readonly number[];
}

/** What each verdict sounds and feels like: up for in, twice the same for a repeat, low and long for stop. */
export const signals: Record<VerdictTone, Signal> = {
  admitted: {
    notes: [
      { start: 0, length: 90, pitch: 880 },
      { start: 100, length: 140, pitch: 1319 },
    ],
    vibration: [80],
  },
  already: {
    notes: [
      { start: 0, length: 120, pitch: 587 },
      { start: 190, length: 120, pitch: 587 },
    ],
    vibration: [90, 90, 90],
  },
  refused: { notes: [{ start: 0, length: 480, pitch: 196 }], vibration: [400] },
  offline: { notes: [{ start: 0, length: 70, pitch: 440 }], vibration: [30] },
};

/** The words for the server's answer. `zone` is the center's, in which all times are written. */
export function verdictOf(reply: ScanReply, zone: string): VerdictWords {
  if (reply.undoneAt)
    return { ...stop(reply), detail: words.verdict.undone(doorTime(reply.undoneAt, reply.at, zone)) };
  switch (reply.outcome) {
    case "admitted":
      return {
        tone: "admitted",
        word: words.verdict.admitted,
        ...nameOf(reply),
        ...partyNote(reply),
        ...admittedNote(reply),
      };
    case "already-admitted":
      return {
        tone: "already",
        word: words.verdict.already,
        ...nameOf(reply),
        detail: firstTime(reply, zone),
      };
    case "left":
      return { tone: "admitted", word: words.verdict.left, ...nameOf(reply), ...partyNote(reply) };
    case "not-inside":
      return {
        tone: "already",
        word: words.verdict.notInside,
        ...nameOf(reply),
        detail: words.verdict.refused[reply.outcome],
      };
    case "on-waitlist":
      return {
        tone: "already",
        word: words.verdict.waits,
        ...nameOf(reply),
        ...partyNote(reply),
        detail: words.verdict.refused[reply.outcome],
      };
    case "door-closed":
      return closed(reply, zone);
    case "room-full":
    case "ticket-cancelled":
    case "ticket-revoked":
    case "wrong-event":
    case "unknown-ticket":
      return { ...stop(reply), detail: words.verdict.refused[reply.outcome] };
  }
}

/** Whether staff may let this person in all the same. */
export const canOverride = (reply: ScanReply): boolean =>
  reply.undoneAt === undefined && mayBeOverridden(reply.outcome);

/** True where this scan let somebody in and still stands. */
export function letIn(reply: ScanReply): boolean {
  return reply.outcome === "admitted" && reply.undoneAt === undefined;
}

/** A scan that let somebody in or out may be taken back. */
export function canUndo(reply: ScanReply): boolean {
  return letIn(reply) || (reply.outcome === "left" && reply.undoneAt === undefined);
}

const stop = (reply: ScanReply) => ({ tone: "refused" as const, word: words.verdict.stop, ...nameOf(reply) });

const nameOf = (reply: ScanReply) => (reply.ticket?.name ? { name: reply.ticket.name } : {});

const partyNote = ({ people }: ScanReply) => (people > 1 ? { count: words.verdict.party(people) } : {});

function admittedNote(reply: ScanReply): { detail?: string } {
  const flag = (["waiting", "cancelled", "revoked", "outside-hours", "over-load"] as const).find((known) =>
    reply.flags.includes(known),
  );
  return flag === undefined ? {} : { detail: words.verdict.override[flag] };
}

function firstTime(reply: ScanReply, zone: string): string {
  const first = reply.firstAdmission;
  return first ? words.verdict.firstAdmission(doorTime(first.at, reply.at, zone), first.door) : "";
}

function closed(reply: ScanReply, zone: string): VerdictWords {
  const { opensAt, closesAt, at } = reply;
  const early = opensAt !== undefined && at < opensAt;
  const time = early ? opensAt : closesAt;
  const detail = time && words.verdict[early ? "opens" : "closed"](doorTime(time, at, zone));
  return { ...stop(reply), word: words.verdict[early ? "early" : "late"], ...(detail && { detail }) };
}
