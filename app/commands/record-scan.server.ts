import type { Services } from "~/app/adapters/services";
import { type Actor, hasEnded, hasRole } from "~/app/domain/access/roles";
import { type Admission, admit } from "~/app/domain/check-in/admit";
import type { ScanAnswer, ScanFlag } from "~/app/domain/check-in/scan";
import { scanTime } from "~/app/domain/check-in/scan-time";
import { type Refused, refuse } from "~/app/domain/refusal";
import { cleanLine, fold } from "~/app/domain/text/fold";
import { readScannedText, type ScannedText } from "~/app/domain/tickets/scanned-text";
import { isUniqueViolation } from "~/db/queries/errors";
import {
  findScanContext,
  insertAdmittingScan,
  insertScan,
  type NewScan,
  type ScanContext,
} from "~/db/queries/scans";
import { ensureDoor } from "./ensure-door.server";

export interface ScanRequest {
  actor: Actor;
  eventId: string;
  scanId: string;
  /** What was read, as it was read: a QR payload, a code or a short code. */
  text: string;
  scannedAt: Date | null;
  door: string | null;
  device: string | null;
  override: boolean;
  /** Milliseconds from the code in view to the verdict, as the device measured them. */
  verdictMs: number | null;
}

export interface ScanRecorded {
  outcome: "recorded";
  /** False where this scan had its answer before. */
  isNew: boolean;
  answer: ScanAnswer;
  name: string | null;
  undoneAt: Date | null;
}

/**
 * Gives a scan its verdict and keeps both. One SELECT, the rule, one guarded INSERT; where the guard lets nothing
 * in, something changed in between: load and decide again. The same scan gets its first answer for ever.
 */
export async function recordScan(services: Services, request: ScanRequest): Promise<ScanRecorded | Refused> {
  if (request.override && !hasRole(request.actor, "staff")) return refuse("override-not-allowed");
  if (hasEnded(request.actor, request.scannedAt)) return refuse("device-over");
  const read = readScannedText(request.text);
  const codeHash = services.codes.hash(canonical(read, request.text));
  const doorName = request.door === null || request.door.trim() === "" ? null : request.door.trim();
  for (;;) {
    const context = await findScanContext(services.sql, {
      centerId: request.actor.centerId,
      eventId: request.eventId,
      scanId: request.scanId,
      codeHash,
      shortCode: read.kind === "short-code" ? read.shortCode : null,
      doorFolded: doorName === null ? null : fold(doorName),
    });
    if (context === null) return refuse("not-found");
    if (context.earlier) return firstAnswer(context, context.earlier, request.eventId, codeHash);
    const doorId = context.doorId ?? (await ensureDoor(services, request, doorName));
    const scan = decide(services, request, context, { codeHash, doorId });
    if (await store(services, scan, context)) {
      services.live.announce({ kind: "attendance", centerId: scan.centerId, eventId: scan.eventId });
      return {
        outcome: "recorded",
        isNew: true,
        answer: scan.answer,
        name: nameIn(context, scan.answer),
        undoneAt: null,
      };
    }
  }
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

function firstAnswer(
  context: ScanContext,
  earlier: NonNullable<ScanContext["earlier"]>,
  eventId: string,
  codeHash: string,
): ScanRecorded | Refused {
  const { answer } = earlier;
  if (earlier.eventId !== eventId || earlier.codeHash !== codeHash || answer === null)
    return refuse("scan-id-reused");
  return {
    outcome: "recorded",
    isNew: false,
    answer,
    name: nameIn(context, answer),
    undoneAt: earlier.undoneAt,
  };
}

/** The name is joined when answering and never stored with the scan: it is gone after a purge. */
const nameIn = (context: ScanContext, answer: ScanAnswer) =>
  answer.shortCode === undefined ? null : (context.ticket?.name ?? null);

function decide(
  services: Services,
  request: ScanRequest,
  context: ScanContext,
  found: { codeHash: string; doorId: string | null },
): NewScan {
  const { actor, eventId, scanId } = request;
  const receivedAt = services.clock.now();
  const hours = { eventId, opensAt: context.opensAt, closesAt: context.closesAt };
  const { at, flag } = scanTime(request.scannedAt, receivedAt, hours);
  const verdict = admit(ticketIn(context), hours, { id: scanId, at, override: request.override });
  const flags: ScanFlag[] = [
    ...(flag === null ? [] : [flag]),
    ...(verdict.outcome === "admitted" ? verdict.flags : []),
  ];
  const answer = answerOf(verdict, at, flags, context);
  return {
    centerId: actor.centerId,
    scanId,
    eventId,
    registrationId: context.ticket?.eventId === eventId ? context.ticket.registrationId : null,
    kind: "entry",
    doorId: found.doorId,
    device: request.device,
    by: actor.id,
    scannedAt: request.scannedAt,
    at,
    receivedAt,
    verdictMs: request.verdictMs,
    codeHash: found.codeHash,
    hint: cleanLine(request.text).slice(-4),
    overrideBy: flags.includes("override") ? actor.id : null,
    answer,
    flags,
  };
}

/** The ticket of a scan as the rule of admission sees it; null where there is none. */
export function ticketIn(context: ScanContext) {
  const { ticket } = context;
  if (ticket === null) return null;
  const cancelled = ticket.status !== "registered" || context.eventStatus === "cancelled";
  const status = ticket.revoked
    ? ("revoked" as const)
    : cancelled
      ? ("cancelled" as const)
      : ("valid" as const);
  return { eventId: ticket.eventId, status, admission: ticket.admission };
}

function answerOf(verdict: Admission, at: Date, flags: ScanFlag[], context: ScanContext): ScanAnswer {
  const isOfThisEvent = verdict.outcome !== "wrong-event" && verdict.outcome !== "unknown-ticket";
  const shortCode = isOfThisEvent ? context.ticket?.shortCode : null;
  return {
    outcome: verdict.outcome,
    at: at.toISOString(),
    ...(shortCode ? { shortCode } : {}),
    ...(verdict.outcome === "already-admitted"
      ? { firstAdmission: { at: verdict.firstAdmission.at.toISOString(), door: verdict.firstAdmission.door } }
      : {}),
    ...(verdict.outcome === "door-closed"
      ? { opensAt: verdict.opensAt.toISOString(), closesAt: verdict.closesAt.toISOString() }
      : {}),
    ...(flags.length > 0 ? { flags } : {}),
  };
}

/** False where the guards let nothing in. */
async function store(services: Services, scan: NewScan, context: ScanContext): Promise<boolean> {
  if (scan.answer.outcome !== "admitted" || context.ticket === null) return insertScan(services.sql, scan);
  try {
    return await insertAdmittingScan(services.sql, scan, context.ticket.revision);
  } catch (error) {
    if (isUniqueViolation(error, "scans_center_id_scan_id_pk")) return false;
    throw error;
  }
}
