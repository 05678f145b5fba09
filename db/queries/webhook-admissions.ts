import { arrayOverlaps, eq, inArray, sql } from "drizzle-orm";
import type { ScanAnswer } from "~/app/domain/check-in/scan";
import type { WebhookType } from "~/app/domain/webhooks/webhook";
import type { Db } from "~/db/client.server";
import { webhookEndpoints, webhookReading } from "~/db/schema";
import { isAmong } from "./is-among";

/** A scan that let somebody in, and one of its undos where it has any. */
export interface AdmissionFact {
  centerId: string;
  scanId: string;
  eventId: string;
  registrationId: string | null;
  doorId: string | null;
  answer: ScanAnswer;
  by: string;
  timedAt: Date;
  receivedAt: Date;
  /** False where only its undo is new. */
  isNew: boolean;
  undo: { by: string; isByStaff: boolean; timedAt: Date; at: Date } | null;
}

/** Begins to read the scans from here on, where nobody has yet. */
export async function beginReading(tx: Db): Promise<void> {
  await tx
    .insert(webhookReading)
    .values({ id: 1, readTo: sql`pg_snapshot_xmin(pg_current_snapshot())` })
    .onConflictDoNothing();
}

/** Whether some endpoint wants any of these types and there are scans that were not read for it: asks and holds nothing. */
export async function hasUnreadScans(db: Db, params: { types: WebhookType[] }): Promise<boolean> {
  const wanting = db
    .select({ id: webhookEndpoints.id })
    .from(webhookEndpoints)
    .where(arrayOverlaps(webhookEndpoints.types, params.types));
  const [found] = await db.execute<{ unread: boolean }>(sql`
    select exists (${wanting}) and exists (
      select 1 from webhook_reading r, pg_snapshot_xmin(pg_current_snapshot()) as oldest(number)
      where r.read_to > oldest.number or exists (
        select 1 from scans s where s.stored_in >= r.read_to and s.stored_in < oldest.number)) as unread`);
  return found?.unread ?? false;
}

/** The endpoints of every center that want any of these types. */
export async function listEndpointsFor(tx: Db, params: { types: WebhookType[] }) {
  return tx
    .select({
      centerId: webhookEndpoints.centerId,
      id: webhookEndpoints.id,
      types: webhookEndpoints.types,
      createdAt: webhookEndpoints.createdAt,
    })
    .from(webhookEndpoints)
    .where(arrayOverlaps(webhookEndpoints.types, params.types));
}

/** Those of some endpoints that are still there, held until the transaction ends, so that none is removed meanwhile. */
export async function holdTheseEndpoints(
  tx: Db,
  params: { ids: readonly string[] },
): Promise<ReadonlySet<string>> {
  if (params.ids.length === 0) return new Set();
  const rows = await tx
    .select({ id: webhookEndpoints.id })
    .from(webhookEndpoints)
    .where(inArray(webhookEndpoints.id, [...params.ids]))
    .for("key share");
  return new Set(rows.map(({ id }) => id));
}

/**
 * From which transaction the scans are to be read, and the oldest that may still write one. Null where another process
 * reads them. A place that this history of the database cannot have reached, after a dump was restored, is none: then
 * all is read anew, and what was written before is not written again.
 */
export async function holdReading(tx: Db): Promise<{ from: string; to: string } | null> {
  const [held] = await tx
    .select({ readTo: sql<string>`${webhookReading.readTo}::text` })
    .from(webhookReading)
    .where(eq(webhookReading.id, 1))
    .for("update", { skipLocked: true });
  if (held === undefined) return null;
  const [now] = await tx.execute<{ oldest: string }>(
    sql`select pg_snapshot_xmin(pg_current_snapshot())::text as oldest`,
  );
  const to = now?.oldest ?? "0";
  return { from: BigInt(held.readTo) > BigInt(to) ? "0" : held.readTo, to };
}

export async function saveReading(tx: Db, params: { readTo: string }): Promise<void> {
  await tx.update(webhookReading).set({ readTo: params.readTo }).where(eq(webhookReading.id, 1));
}

type Row = {
  center_id: string;
  /** Null of a scan that is none of these. */
  scan_id: string | null;
  event_id: string;
  registration_id: string | null;
  door_id: string | null;
  answer: ScanAnswer;
  by: string;
  timed_at: string;
  received_at: string;
  stored_in: string;
  is_new: boolean;
  undo_by: string | null;
  undo_by_staff: boolean;
  undo_timed_at: string;
  undo_at: string;
};

/**
 * What transactions from `from` to before `to`, which all have ended, stored of scans that let somebody in or take
 * that back: about `limit` of them, with all of the last transaction, and up to where they were read.
 */
export async function listAdmissionFacts(
  tx: Db,
  params: { centerIds: readonly string[]; from: string; to: string; limit: number },
): Promise<{ facts: AdmissionFact[]; readTo: string }> {
  const { centerIds, from, to, limit } = params;
  const rows = await tx.execute<Row>(sql`
    with fresh as materialized (
      select center_id, scan_id, undoes, stored_in from scans
      where stored_in >= ${from}::xid8 and stored_in < ${to}::xid8
      order by stored_in fetch first ${sql.raw(String(limit))} rows with ties)
    select s.center_id, s.scan_id, s.event_id, s.registration_id, s.door_id, s.answer, s.by,
      coalesce(s.scanned_at, s.received_at) as timed_at, s.received_at, f.stored_in::text as stored_in,
      f.scan_id = s.scan_id as is_new, u.by as undo_by, u.override_by is not null as undo_by_staff,
      coalesce(u.scanned_at, u.received_at) as undo_timed_at, u.at as undo_at
    from fresh f
    left join scans s on s.center_id = f.center_id and s.scan_id = coalesce(f.undoes, f.scan_id)
      and s.kind = 'entry' and s.answer->>'outcome' = 'admitted'
      and ${isAmong(sql`s.center_id`, centerIds)}
    left join scans u on u.center_id = s.center_id and u.undoes = s.scan_id
    order by f.stored_in`);
  const last = rows.at(-1)?.stored_in;
  const isAll = last === undefined || rows.length < limit;
  return {
    facts: rows.flatMap(({ scan_id, ...row }) => (scan_id === null ? [] : [factOf({ ...row, scan_id })])),
    readTo: isAll ? to : String(BigInt(last) + 1n),
  };
}

function factOf(row: Omit<Row, "scan_id"> & { scan_id: string }): AdmissionFact {
  return {
    centerId: row.center_id,
    scanId: row.scan_id,
    eventId: row.event_id,
    registrationId: row.registration_id,
    doorId: row.door_id,
    answer: row.answer,
    by: row.by,
    timedAt: new Date(row.timed_at),
    receivedAt: new Date(row.received_at),
    isNew: row.is_new,
    undo:
      row.undo_by === null
        ? null
        : {
            by: row.undo_by,
            isByStaff: row.undo_by_staff,
            timedAt: new Date(row.undo_timed_at),
            at: new Date(row.undo_at),
          },
  };
}
