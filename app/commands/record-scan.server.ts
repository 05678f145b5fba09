import type { Services } from "~/app/adapters/services";
import { hasEnded, hasRole } from "~/app/domain/access/roles";
import { isClose } from "~/app/domain/check-in/occupancy";
import { movesPeople, type ScanAnswer } from "~/app/domain/check-in/scan";
import { correctedTime } from "~/app/domain/check-in/scan-time";
import { decideUndo } from "~/app/domain/check-in/undo";
import { overrideOf } from "~/app/domain/check-in/visit";
import { type Refused, refuse } from "~/app/domain/refusal";
import { doorName } from "~/app/domain/registrations/name";
import { fold } from "~/app/domain/text/fold";
import { readScannedText, type ScannedText } from "~/app/domain/tickets/scanned-text";
import type { Db } from "~/db/client.server";
import { countInside, countSeats } from "~/db/queries/check-in";
import { isUniqueViolation } from "~/db/queries/errors";
import { lockEvent, lockRegistration } from "~/db/queries/locks";
import {
  findScanContext,
  insertAdmittingScan,
  insertScan,
  type NewScan,
  type ScanContext,
} from "~/db/queries/scans";
import { scans } from "~/db/schema";
import { ensureDoor } from "./parts/ensure-door.server";
import { inTransaction } from "./parts/in-transaction.server";
import { measuredScan } from "./parts/measured-scan.server";
import { type ScanRequest, scanWithVerdict } from "./parts/scan-verdict";
import { storeAttendance } from "./parts/store-attendance.server";

export interface ScanRecorded {
  outcome: "recorded";
  /** False where this scan had its answer before. */
  isNew: boolean;
  answer: ScanAnswer;
  /** Who came, as a door is told it. */
  name: string | null;
  /** The holder's own name. */
  person: string | null;
  undoneAt: Date | null;
}

/** What was read of a request, and where. */
interface Seen {
  codeHash: string;
  shortCode: string | null;
  doorName: string | null;
}

/**
 * Gives a scan its verdict and keeps both. One SELECT, the rule, one guarded INSERT; where the guard lets nothing
 * in, something changed in between: load and decide again. The same scan gets its first answer for ever. What more
 * than one scan makes up (a party, an exit, a return, a scan that comes late) takes its turn at the registration.
 */
export async function recordScan(services: Services, request: ScanRequest): Promise<ScanRecorded | Refused> {
  return measuredScan(services, "record-scan", () => record(services, request));
}

async function record(services: Services, request: ScanRequest): Promise<ScanRecorded | Refused> {
  const { override, told = null } = request;
  const allowed = overrideOf({ override, isTold: told !== null }, hasRole(request.actor, "staff"));
  if (allowed.outcome === "refused") return refuse(allowed.reason);
  const madeAt = request.scannedAt && correctedTime(request.scannedAt, request.clockOffsetMs ?? null);
  if (hasEnded(request.actor, madeAt)) return refuse("device-over");
  const seen = see(services, request);
  for (;;) {
    const context = await findContext(services, request, seen);
    if (context === null) return refuse("not-found");
    if (context.earlier) return firstAnswer(context, context.earlier, request.eventId, seen.codeHash);
    if (request.kind === "exit" && !context.exitScanning && !request.told) return refuse("exits-not-scanned");
    const doorId = context.doorId ?? (await ensureDoor(services, request, seen.doorName));
    const decide = (now: ScanContext) =>
      scanWithVerdict({ ...request, override: allowed.isOverride }, now, {
        ...seen,
        doorId,
        receivedAt: services.clock.now(),
      });
    const stored = await store(services, decide, context);
    if (stored === null) continue;
    services.live.announce({ kind: "attendance", centerId: stored.centerId, eventId: stored.eventId });
    const { answer } = stored;
    const undoneAt = undoneAtOf(context, { by: stored.by, timedAt: stored.scannedAt ?? stored.receivedAt });
    return { outcome: "recorded", isNew: true, answer, ...namesIn(context, answer), undoneAt };
  }
}

function see(services: Services, request: ScanRequest): Seen {
  const read = readScannedText(request.text);
  return {
    codeHash: services.codes.hash(canonical(read, request.text)),
    shortCode: read.kind === "short-code" ? read.shortCode : null,
    doorName: request.door?.trim() || null,
  };
}

/** One spelling for each thing scanned, so that a retry is known whatever the scanner typed. */
export function canonical(read: ScannedText, text: string): string {
  switch (read.kind) {
    case "ticket-code":
      return read.code;
    case "short-code":
      return `short:${read.shortCode}`;
    case "unreadable":
      return `text:${text}`;
  }
}

const findContext = (services: Services, request: ScanRequest, seen: Seen) =>
  findScanContext(services.sql, {
    centerId: request.actor.centerId,
    eventId: request.eventId,
    scanId: request.scanId,
    codeHash: seen.codeHash,
    shortCode: seen.shortCode,
    doorFolded: seen.doorName === null ? null : fold(seen.doorName),
    by: request.actor.id,
  });

function firstAnswer(
  context: ScanContext,
  earlier: NonNullable<ScanContext["earlier"]>,
  eventId: string,
  codeHash: string,
): ScanRecorded | Refused {
  const { answer } = earlier;
  if (earlier.eventId !== eventId || earlier.codeHash !== codeHash || answer === null)
    return refuse("scan-id-reused");
  const undoneAt = undoneAtOf(context, earlier);
  return { outcome: "recorded", isNew: false, answer, ...namesIn(context, answer), undoneAt };
}

/** The name is joined when answering and never stored with the scan: it is gone after a purge. */
function namesIn({ ticket }: ScanContext, answer: ScanAnswer): Pick<ScanRecorded, "name" | "person"> {
  const isNamed = answer.shortCode !== undefined && ticket !== null;
  return isNamed ? { name: doorName(ticket), person: ticket.name } : { name: null, person: null };
}

/** When the scan was taken back; its undo may have come first. */
export const undoneAtOf = ({ undo }: Pick<ScanContext, "undo">, scan: { by: string; timedAt: Date }) =>
  undo !== null && decideUndo(undo, scan).outcome === "allowed" ? undo.at : null;

type Decide = (context: ScanContext) => NewScan;

/** Null where the guards let nothing in: load and decide again. */
async function store(services: Services, decide: Decide, context: ScanContext): Promise<NewScan | null> {
  const scan = decide(context);
  try {
    if (changesNothing(scan)) return (await insertScan(services.sql, scan)) ? scan : null;
    if (needsTurn(scan, context)) {
      return await inTransaction(services, "record-scan transaction", (tx) =>
        storeInTurn(tx, scan, decide, context),
      );
    }
    const isIn = await insertAdmittingScan(services.sql, scan, context.ticket?.revision ?? 0);
    return isIn ? scan : null;
  } catch (error) {
    if (scanGuards.some((guard) => isUniqueViolation(error, guard))) return null;
    throw error;
  }
}

const scanGuards = ["scans_center_id_scan_id_pk", "admissions_center_id_registration_id_seat_pk"];

/** A scan that let nobody in or out, or let in somebody of whom there is no registration. */
const changesNothing = ({ answer, registrationId }: NewScan) =>
  registrationId === null || !movesPeople(answer.outcome);

/** True of all but the plain case: one person's ticket, seen for the first time, with a connection and room to spare. */
function needsTurn(scan: NewScan, { ticket, undo, room }: ScanContext): boolean {
  const isFirst = ticket?.partySize === 1 && ticket.admission === null && undo === null;
  const isPlain = scan.kind === "entry" && isFirst && !scan.flags.includes("offline");
  return !isPlain || (room !== null && isClose(room));
}

/**
 * Holds the event's row where the room is nearly full, then the registration's, decides by what is true then and
 * folds the registration's scans anew.
 */
async function storeInTurn(
  tx: Db,
  { centerId, eventId, registrationId }: NewScan,
  decide: Decide,
  context: ScanContext,
): Promise<NewScan | null> {
  if (registrationId === null) return null;
  const room = context.room && (await holdRoom(tx, { centerId, eventId }, context.room));
  const held = await lockRegistration(tx, { centerId, registrationId });
  if (held === null || held.revision !== context.ticket?.revision) return null;
  // The short way does not raise the revision: what it stored meanwhile shows in the seats.
  const seats = await countSeats(tx, { centerId, registrationId });
  if (seats.inside !== context.ticket.inside || seats.came > 0 !== (context.ticket.admission !== null))
    return null;
  const scan = decide({ ...context, room });
  const stored = await tx.insert(scans).values(scan).onConflictDoNothing().returning({ id: scans.scanId });
  if (stored.length === 0) return null;
  if (!changesNothing(scan)) {
    await storeAttendance(tx, { centerId, eventId, registrationId, partySize: held.partySize });
  }
  return scan;
}

/** The room as it is now; near its load nobody else comes in until this transaction ends. */
async function holdRoom(
  tx: Db,
  of: { centerId: string; eventId: string },
  room: NonNullable<ScanContext["room"]>,
): Promise<NonNullable<ScanContext["room"]>> {
  if (!isClose(room)) return room;
  await lockEvent(tx, of);
  return { ...room, inside: await countInside(tx, of) };
}
