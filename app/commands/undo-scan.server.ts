import { and, eq, sql } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import { type Actor, canReachEvent, hasEnded } from "~/app/domain/access/roles";
import { reconcile } from "~/app/domain/check-in/reconcile";
import type { ScanAnswer } from "~/app/domain/check-in/scan";
import { mayUndo } from "~/app/domain/check-in/undo";
import { type Refused, refuse } from "~/app/domain/refusal";
import type { Db } from "~/db/client.server";
import { listScanFacts } from "~/db/queries/check-in";
import { lockRegistration } from "~/db/queries/locks";
import { admissions, registrations, scanConflicts, scans } from "~/db/schema";

export interface UndoRequest {
  actor: Actor;
  scanId: string;
  undoId: string;
  /** When the device took it back; the server's time where it does not say. */
  undoneAt: Date | null;
}

export interface ScanUndone {
  outcome: "undone";
  eventId: string;
  answer: ScanAnswer;
  undoneAt: Date;
}

/** Takes a scan back by a scan of its own and folds the registration's scans again. A repeat is one undo. */
export async function undoScan(services: Services, request: UndoRequest): Promise<ScanUndone | Refused> {
  const result = await services.db.transaction((tx) => undo(tx, services, request));
  if (result.outcome === "undone") {
    services.live.announce({ kind: "attendance", centerId: request.actor.centerId, eventId: result.eventId });
  }
  return result;
}

async function undo(tx: Db, services: Services, request: UndoRequest): Promise<ScanUndone | Refused> {
  const { actor, scanId } = request;
  const centerId = actor.centerId;
  const scan = await findScan(tx, centerId, scanId);
  if (scan === null || scan.answer === null) return refuse("not-found");
  if (!canReachEvent(actor, scan.eventId)) return refuse("not-allowed");
  const receivedAt = services.clock.now();
  const undoneAt = request.undoneAt ?? receivedAt;
  if (hasEnded(actor, request.undoneAt)) return refuse("device-over");
  const allowed = mayUndo(actor, { by: scan.by, scannedAt: scan.scannedAt ?? scan.receivedAt }, undoneAt);
  if (allowed.outcome === "refused") return refuse(allowed.reason);

  // The registration's lock makes two undos, or an undo and a cancellation, take turns.
  if (scan.registrationId !== null)
    await lockRegistration(tx, { centerId, registrationId: scan.registrationId });
  const earlier = await findUndo(tx, centerId, scanId);
  if (earlier) return { outcome: "undone", eventId: scan.eventId, answer: scan.answer, undoneAt: earlier.at };
  const stored = await tx
    .insert(scans)
    .values({
      centerId,
      scanId: request.undoId,
      eventId: scan.eventId,
      registrationId: scan.registrationId,
      kind: "undo",
      undoes: scanId,
      by: actor.id,
      at: undoneAt,
      scannedAt: request.undoneAt,
      receivedAt,
    })
    .onConflictDoNothing()
    .returning({ scanId: scans.scanId });
  if (stored.length === 0) return refuse("scan-id-reused");
  if (scan.registrationId !== null) {
    await storeAttendance(tx, { centerId, eventId: scan.eventId, registrationId: scan.registrationId });
  }
  return { outcome: "undone", eventId: scan.eventId, answer: scan.answer, undoneAt };
}

async function findScan(tx: Db, centerId: string, scanId: string) {
  const [scan] = await tx
    .select({
      eventId: scans.eventId,
      registrationId: scans.registrationId,
      by: scans.by,
      scannedAt: scans.scannedAt,
      receivedAt: scans.receivedAt,
      answer: scans.answer,
    })
    .from(scans)
    .where(and(eq(scans.centerId, centerId), eq(scans.scanId, scanId)));
  return scan ?? null;
}

async function findUndo(tx: Db, centerId: string, scanId: string) {
  const [undo] = await tx
    .select({ at: scans.at })
    .from(scans)
    .where(and(eq(scans.centerId, centerId), eq(scans.undoes, scanId)));
  return undo ?? null;
}

/**
 * Stores what the fold says of a registration. Raising the revision makes a verdict that was read before decide
 * again. The caller holds the registration's row.
 */
async function storeAttendance(tx: Db, of: { centerId: string; eventId: string; registrationId: string }) {
  const { admission, conflicts } = reconcile(await listScanFacts(tx, of));
  const isOfThis = (table: typeof admissions | typeof scanConflicts) =>
    and(eq(table.centerId, of.centerId), eq(table.registrationId, of.registrationId));
  await tx.delete(admissions).where(isOfThis(admissions));
  if (admission !== null) {
    const { scanId, at, doorId } = admission;
    await tx.insert(admissions).values({ ...of, seat: 1, scanId, doorId, at, inside: true, since: at });
  }
  if (conflicts.length > 0) {
    await tx
      .insert(scanConflicts)
      .values(conflicts.map((pair) => ({ ...of, ...pair, kind: "two-admissions" })))
      .onConflictDoNothing();
  }
  await tx
    .update(registrations)
    .set({ revision: sql`${registrations.revision} + 1` })
    .where(and(eq(registrations.centerId, of.centerId), eq(registrations.id, of.registrationId)));
}
