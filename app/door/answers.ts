import { type ScanFlag, type ScanOutcome, scanFlags, scanOutcomes } from "~/app/domain/check-in/scan";
import { isRecord, readTime } from "./reading";
import { readRoom } from "./roster-data";

/** The server's answer to a scan or a walk-in. */
export interface ScanReply {
  scanId: string;
  outcome: ScanOutcome;
  at: Date;
  ticket?: { name: string; shortCode: string };
  firstAdmission?: { at: Date; door: string | null };
  opensAt?: Date;
  closesAt?: Date;
  /** How many of a party came in or left. */
  people: number;
  flags: ScanFlag[];
  undoneAt?: Date;
}

export interface AttendanceCounts {
  registered: number;
  admitted: number;
  refused: number;
  /** People inside and the posted load, where the event counts who leaves. */
  room?: { inside: number; postedLoad: number } | undefined;
}

export interface FoundTicket {
  name: string;
  shortCode: string;
  status: string;
}

/** Reads a scan's answer, or null where it is none: a hotel's sign-in page answers 200 too. */
export function readScanReply(body: unknown): ScanReply | null {
  if (!isRecord(body) || typeof body.scanId !== "string") return null;
  const outcome = scanOutcomes.find((known) => known === body.outcome);
  const at = readTime(body.at);
  if (outcome === undefined || at === undefined) return null;
  const ticket = readTicket(body.ticket);
  const firstAdmission = readFirstAdmission(body.firstAdmission);
  const opensAt = readTime(body.opensAt);
  const closesAt = readTime(body.closesAt);
  const undoneAt = readTime(body.undoneAt);
  return {
    scanId: body.scanId,
    outcome,
    at,
    ...(ticket && { ticket }),
    ...(firstAdmission && { firstAdmission }),
    ...(opensAt && { opensAt }),
    ...(closesAt && { closesAt }),
    ...(undoneAt && { undoneAt }),
    people: typeof body.people === "number" ? body.people : 1,
    flags: readFlags(body.flags),
  };
}

export function readCounts(body: unknown): AttendanceCounts | null {
  if (!isRecord(body)) return null;
  const { registered, admitted, refused } = body;
  if (typeof registered !== "number" || typeof admitted !== "number" || typeof refused !== "number")
    return null;
  const room = readRoom(body.room);
  return { registered, admitted, refused, ...(room && { room }) };
}

/** Reads the answers to a batch, one for each item in its order, or null where the body is none. */
export function readItems(body: unknown): ItemAnswer[] | null {
  if (!isRecord(body) || !Array.isArray(body.items)) return null;
  return body.items.map((item: unknown) => {
    if (!isRecord(item) || typeof item.status !== "number")
      return { status: 500, reply: null, problem: null };
    return { status: item.status, reply: readScanReply(item.scan), problem: readProblem(item.problem) };
  });
}

export interface ItemAnswer {
  status: number;
  reply: ScanReply | null;
  problem: { code: string; detail: string } | null;
}

export function readFoundTickets(body: unknown): FoundTicket[] | null {
  if (!isRecord(body) || !Array.isArray(body.items)) return null;
  const items: readonly unknown[] = body.items;
  return items.flatMap((item) => {
    const ticket = readTicket(item);
    return ticket && isRecord(item) && typeof item.status === "string"
      ? [{ ...ticket, status: item.status }]
      : [];
  });
}

/** The `code` and `detail` of a problem (RFC 9457), or null where a proxy or a portal answered instead. */
export function readProblem(body: unknown): { code: string; detail: string } | null {
  if (!isRecord(body) || typeof body.code !== "string") return null;
  return { code: body.code, detail: typeof body.detail === "string" ? body.detail : "" };
}

function readTicket(value: unknown): { name: string; shortCode: string } | undefined {
  if (!isRecord(value) || typeof value.shortCode !== "string") return undefined;
  return { name: typeof value.name === "string" ? value.name : "", shortCode: value.shortCode };
}

function readFirstAdmission(value: unknown): { at: Date; door: string | null } | undefined {
  if (!isRecord(value)) return undefined;
  const at = readTime(value.at);
  return at && { at, door: typeof value.door === "string" ? value.door : null };
}

function readFlags(value: unknown): ScanFlag[] {
  return Array.isArray(value) ? scanFlags.filter((flag) => value.includes(flag)) : [];
}
