import { and, eq } from "drizzle-orm";
import type { Db } from "~/db/client.server";
import { patrons, scans } from "~/db/schema";

interface Params {
  centerId: string;
  scanId: string;
}

const isIt = ({ centerId, scanId }: Params) => and(eq(scans.centerId, centerId), eq(scans.scanId, scanId));
const undoesIt = ({ centerId, scanId }: Params) =>
  and(eq(scans.centerId, centerId), eq(scans.undoes, scanId));

/** A scan as it is stored, or null where nothing has its id. */
export async function findStoredScan(db: Db, params: Params) {
  const [scan] = await db
    .select({
      eventId: scans.eventId,
      kind: scans.kind,
      who: scans.who,
      people: scans.people,
      answer: scans.answer,
    })
    .from(scans)
    .where(isIt(params));
  return scan ?? null;
}

/** The scan that let a walk-in in, with the name where one was given and is kept still, and when it was undone. */
export async function findStoredWalkIn(db: Db, params: Params) {
  const [scan] = await db
    .select({
      eventId: scans.eventId,
      codeHash: scans.codeHash,
      kind: scans.kind,
      answer: scans.answer,
      name: patrons.name,
    })
    .from(scans)
    .leftJoin(
      patrons,
      and(eq(patrons.centerId, scans.centerId), eq(patrons.registrationId, scans.registrationId)),
    )
    .where(isIt(params));
  if (scan === undefined) return null;
  const [undo] = await db.select({ at: scans.at }).from(scans).where(undoesIt(params));
  return { ...scan, undoneAt: undo?.at ?? null };
}

/** What decides who may take a scan back, and until when; null where it has not come yet. */
export async function findScanToUndo(db: Db, params: Params) {
  const [scan] = await db
    .select({
      eventId: scans.eventId,
      registrationId: scans.registrationId,
      by: scans.by,
      scannedAt: scans.scannedAt,
      receivedAt: scans.receivedAt,
      answer: scans.answer,
    })
    .from(scans)
    .where(isIt(params));
  return scan ?? null;
}

/** The undos of a scan, whether they may take it back or not, the earliest first. */
export async function listUndos(db: Db, params: Params) {
  const rows = await db
    .select({
      by: scans.by,
      overrideBy: scans.overrideBy,
      at: scans.at,
      scannedAt: scans.scannedAt,
      receivedAt: scans.receivedAt,
    })
    .from(scans)
    .where(undoesIt(params))
    .orderBy(scans.at);
  return rows.map(({ by, overrideBy, at, scannedAt, receivedAt }) => ({
    by,
    at,
    isByStaff: overrideBy !== null,
    timedAt: scannedAt ?? receivedAt,
  }));
}
