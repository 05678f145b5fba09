import type { Services } from "~/app/adapters/services";
import { type Actor, canReachEvent, hasEnded, hasRole } from "~/app/domain/access/roles";
import type { ScanAnswer } from "~/app/domain/check-in/scan";
import { correctedTime } from "~/app/domain/check-in/scan-time";
import { decideUndo, mayUndo } from "~/app/domain/check-in/undo";
import { type Refused, refuse } from "~/app/domain/refusal";
import type { Db } from "~/db/client.server";
import { findEventHours } from "~/db/queries/event-hours";
import { lockRegistration } from "~/db/queries/locks";
import { findScanToUndo, listUndos } from "~/db/queries/stored-scans";
import { scans } from "~/db/schema";
import { inTransaction } from "./parts/in-transaction.server";
import { storeAttendance } from "./parts/store-attendance.server";

export interface UndoRequest {
  actor: Actor;
  scanId: string;
  undoId: string;
  /** When the device took it back; the server's time where it does not say. */
  undoneAt: Date | null;
  /** Milliseconds that the device's clock was behind the server's when they last spoke. */
  clockOffsetMs?: number | null | undefined;
  /** The event of a batch, in which an undo may come before the scan that it takes back. Without it that is unknown. */
  eventId?: string | undefined;
}

export interface ScanUndone {
  outcome: "undone";
  eventId: string;
  /** The first answer of the scan; null where the undo came first. */
  answer: ScanAnswer | null;
  undoneAt: Date;
}

/** Takes a scan back by a scan of its own and folds the registration's scans again. A repeat is one undo. */
export async function undoScan(services: Services, request: UndoRequest): Promise<ScanUndone | Refused> {
  const result = await inTransaction(services, "undo-scan", (tx) => undo(tx, services, request));
  if (result.outcome === "undone") {
    services.live.announce({ kind: "attendance", centerId: request.actor.centerId, eventId: result.eventId });
  }
  return result;
}

async function undo(tx: Db, services: Services, request: UndoRequest): Promise<ScanUndone | Refused> {
  const { actor, scanId } = request;
  const centerId = actor.centerId;
  const scan = await findScanToUndo(tx, { centerId, scanId });
  if (scan === null) return undoBefore(tx, services, request);
  if (scan.answer === null) return refuse("not-found");
  if (!canReachEvent(actor, scan.eventId)) return refuse("not-allowed");
  if (request.eventId !== undefined && request.eventId !== scan.eventId) return refuse("not-found");
  const { undoneAt, timedAt } = timesOf(services, request);
  if (hasEnded(actor, request.undoneAt && undoneAt)) return refuse("device-over");
  const made = { by: scan.by, timedAt: scan.scannedAt ?? scan.receivedAt };
  const allowed = mayUndo(actor, made, timedAt);
  if (allowed.outcome === "refused") return refuse(allowed.reason);

  // The registration's lock makes two undos, or an undo and a cancellation, take turns.
  const { eventId, registrationId, answer } = scan;
  const held = registrationId === null ? null : await lockRegistration(tx, { centerId, registrationId });
  const undos = await listUndos(tx, { centerId, scanId });
  // One that came before the scan and may not take it back is none.
  const earlier = undos.find((undo) => decideUndo(undo, made).outcome === "allowed");
  if (earlier) return { outcome: "undone", eventId, answer, undoneAt: earlier.at };
  if (!(await insertUndo(tx, services, request, { eventId, registrationId })))
    return refuse("scan-id-reused");
  if (held !== null) {
    await storeAttendance(tx, { centerId, eventId, registrationId: held.id, partySize: held.partySize });
  }
  return { outcome: "undone", eventId, answer, undoneAt };
}

/** Keeps an undo whose scan is still on its way; whether it may take that back is asked when the scan is there. */
async function undoBefore(tx: Db, services: Services, request: UndoRequest): Promise<ScanUndone | Refused> {
  const { actor, eventId } = request;
  if (eventId === undefined) return refuse("not-found");
  if (!canReachEvent(actor, eventId)) return refuse("not-allowed");
  if ((await findEventHours(tx, { centerId: actor.centerId, eventId })) === null) return refuse("not-found");
  const { undoneAt } = timesOf(services, request);
  if (hasEnded(actor, request.undoneAt && undoneAt)) return refuse("device-over");
  const undos = await listUndos(tx, { centerId: actor.centerId, scanId: request.scanId });
  const earlier = undos.find(({ by, isByStaff }) => isByStaff || by === actor.id);
  if (earlier) return { outcome: "undone", eventId, answer: null, undoneAt: earlier.at };
  const isIn = await insertUndo(tx, services, request, { eventId, registrationId: null });
  return isIn ? { outcome: "undone", eventId, answer: null, undoneAt } : refuse("scan-id-reused");
}

/** When it was taken back, by the server's clock and by the device's own. */
function timesOf(services: Services, { undoneAt, clockOffsetMs }: UndoRequest) {
  const now = services.clock.now();
  if (undoneAt === null) return { undoneAt: now, timedAt: now };
  const corrected = correctedTime(undoneAt, clockOffsetMs ?? null);
  // A clock that is off by months tells nothing: the server's time stands for when, the device's own for how soon.
  const isLikely = Math.abs(corrected.getTime() - now.getTime()) < mostOff;
  return { undoneAt: isLikely ? corrected : now, timedAt: undoneAt };
}

/** Sixty days: longer than any queue waits. */
const mostOff = 60 * 24 * 60 * 60 * 1000;

/** False where another scan has the undo's id. */
async function insertUndo(
  tx: Db,
  services: Services,
  request: UndoRequest,
  of: { eventId: string; registrationId: string | null },
): Promise<boolean> {
  const { actor, undoId, scanId, clockOffsetMs = null } = request;
  const stored = await tx
    .insert(scans)
    .values({
      ...of,
      centerId: actor.centerId,
      scanId: undoId,
      kind: "undo",
      undoes: scanId,
      by: actor.id,
      overrideBy: hasRole(actor, "staff") ? actor.id : null,
      at: timesOf(services, request).undoneAt,
      scannedAt: request.undoneAt,
      clockOffsetMs,
      receivedAt: services.clock.now(),
    })
    .onConflictDoNothing()
    .returning({ scanId: scans.scanId });
  return stored.length > 0;
}
