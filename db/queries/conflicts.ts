import { and, desc, eq, isNull, sql } from "drizzle-orm";
import type { conflictKinds } from "~/app/domain/check-in/reconcile";
import type { ScanFlag, ScanKind } from "~/app/domain/check-in/scan";
import type { Settlement } from "~/app/domain/check-in/settlement";
import { decideUndo } from "~/app/domain/check-in/undo";
import type { Db } from "~/db/client.server";
import { patrons, registrations, scanConflicts, users } from "~/db/schema";

interface Params {
  centerId: string;
  eventId: string;
}

/** A scan as staff look at it: where, when, on what and by whom. */
export interface LookedAtScan {
  scanId: string;
  kind: ScanKind;
  people: number;
  at: Date;
  /** What the device's own clock said; null where it said nothing. */
  scannedAt: Date | null;
  door: string | null;
  device: string | null;
  /** The person, token or phone that scanned, by the name that staff know; null where it is gone. */
  by: string | null;
  flags: ScanFlag[];
  /** The last four signs of what was scanned. */
  hint: string | null;
  registrationId: string | null;
  name: string | null;
  isUndone: boolean;
}

export interface Conflict {
  registrationId: string;
  name: string | null;
  partySize: number;
  kind: (typeof conflictKinds)[number];
  scanA: LookedAtScan;
  scanB: LookedAtScan;
  /** Null until somebody settled it. */
  settled: { as: Settlement; by: string | null; at: Date } | null;
}

/** How many of an event's conflicts wait for staff. */
export async function countOpenConflicts(db: Db, params: Params): Promise<number> {
  return db.$count(scanConflicts, and(isOfEvent(params), isNull(scanConflicts.settledAs)));
}

/** All conflicts of an event: the open ones, then the settled ones, the latest first. */
export async function listConflicts(db: Db, params: Params): Promise<Conflict[]> {
  const rows = await db
    .select({
      registrationId: scanConflicts.registrationId,
      scanA: scanConflicts.scanA,
      scanB: scanConflicts.scanB,
      kind: scanConflicts.kind,
      settledAs: scanConflicts.settledAs,
      settledAt: scanConflicts.at,
      settledBy: users.name,
      name: patrons.name,
      partySize: registrations.partySize,
    })
    .from(scanConflicts)
    .innerJoin(
      registrations,
      and(
        eq(registrations.centerId, scanConflicts.centerId),
        eq(registrations.id, scanConflicts.registrationId),
      ),
    )
    .leftJoin(
      patrons,
      and(
        eq(patrons.centerId, scanConflicts.centerId),
        eq(patrons.registrationId, scanConflicts.registrationId),
      ),
    )
    .leftJoin(users, sql`${users.id}::text = ${scanConflicts.by}`)
    .where(isOfEvent(params))
    .orderBy(desc(scanConflicts.at), desc(scanConflicts.scanB), scanConflicts.kind);
  const scans = await findScans(
    db,
    params,
    rows.flatMap(({ scanA, scanB }) => [scanA, scanB]),
  );
  return rows.flatMap(({ scanA, scanB, settledAs, settledAt, settledBy, ...row }) => {
    const [a, b] = [scans.get(scanA), scans.get(scanB)];
    if (a === undefined || b === undefined) return [];
    const isSettled = settledAs !== null && settledAt !== null;
    const settled = isSettled ? { as: settledAs, by: settledBy, at: settledAt } : null;
    return [{ ...row, scanA: a, scanB: b, settled }];
  });
}

const isOfEvent = ({ centerId, eventId }: Params) =>
  and(eq(scanConflicts.centerId, centerId), eq(scanConflicts.eventId, eventId));

/** Scans that staff may want to look at: let in without a list that knew the ticket, or by a clock that was far off. */
export async function listOddScans(db: Db, params: Params & { limit: number }): Promise<LookedAtScan[]> {
  const rows = await db.execute<ScanRow>(sql`${selectScans}
    where s.center_id = ${params.centerId} and s.event_id = ${params.eventId}
      and (s.flags ? 'unlisted' or s.flags ? 'clock-ahead' or s.flags ? 'clock-behind')
    order by s.received_at desc, s.scan_id desc limit ${params.limit}`);
  return rows.map(scanOf);
}

async function findScans(db: Db, params: Params, ids: string[]): Promise<Map<string, LookedAtScan>> {
  if (ids.length === 0) return new Map();
  const rows = await db.execute<ScanRow>(sql`${selectScans}
    where s.center_id = ${params.centerId} and s.scan_id in ${ids}`);
  return new Map(rows.map((row) => [row.scan_id, scanOf(row)]));
}

interface ScanRow extends Record<string, unknown> {
  scan_id: string;
  kind: ScanKind;
  people: number;
  at: string;
  scanned_at: string | null;
  received_at: string;
  door: string | null;
  device: string | null;
  by: string;
  by_name: string | null;
  flags: ScanFlag[];
  hint: string | null;
  registration_id: string | null;
  name: string | null;
  undo_by: string | null;
  undo_by_staff: boolean;
  undo_timed_at: string | null;
}

const selectScans = sql`
  select s.scan_id, s.kind, s.people, s.at, s.scanned_at, s.received_at, d.name as door, s.device, s.by,
    coalesce(u.name, t.label, v.label) as by_name, s.flags, s.hint, s.registration_id, p.name,
    n.by as undo_by, n.override_by is not null as undo_by_staff,
    coalesce(n.scanned_at, n.received_at) as undo_timed_at
  from scans s
  left join doors d on d.center_id = s.center_id and d.id = s.door_id
  left join patrons p on p.center_id = s.center_id and p.registration_id = s.registration_id
  left join users u on u.id::text = s.by
  left join api_tokens t on t.center_id = s.center_id and t.id::text = s.by
  left join devices v on v.center_id = s.center_id and v.id::text = s.by
  left join lateral (select * from scans o where o.center_id = s.center_id and o.undoes = s.scan_id
    order by o.override_by nulls last, o.at limit 1) n on true`;

function scanOf(row: ScanRow): LookedAtScan {
  const timedAt = new Date(row.scanned_at ?? row.received_at);
  const undo =
    row.undo_by === null || row.undo_timed_at === null
      ? null
      : { by: row.undo_by, isByStaff: row.undo_by_staff, timedAt: new Date(row.undo_timed_at) };
  return {
    scanId: row.scan_id,
    kind: row.kind,
    people: row.people,
    at: new Date(row.at),
    scannedAt: row.scanned_at === null ? null : new Date(row.scanned_at),
    door: row.door,
    device: row.device,
    by: row.by_name,
    flags: row.flags,
    hint: row.hint,
    registrationId: row.registration_id,
    name: row.name,
    isUndone: undo !== null && decideUndo(undo, { by: row.by, timedAt }).outcome === "allowed",
  };
}

interface OneConflict extends Params {
  registrationId: string;
  scanA: string;
  scanB: string;
  kind: (typeof conflictKinds)[number];
}

/** The row of one conflict. */
export const isConflict = ({ centerId, eventId, registrationId, scanA, scanB, kind }: OneConflict) =>
  and(
    eq(scanConflicts.centerId, centerId),
    eq(scanConflicts.eventId, eventId),
    eq(scanConflicts.registrationId, registrationId),
    eq(scanConflicts.scanA, scanA),
    eq(scanConflicts.scanB, scanB),
    eq(scanConflicts.kind, kind),
  );

/** As what a conflict was settled, null where it is open still; null where there is no such conflict. */
export async function findSettlement(
  db: Db,
  conflict: OneConflict,
): Promise<{ settledAs: Settlement | null } | null> {
  const [found] = await db
    .select({ settledAs: scanConflicts.settledAs })
    .from(scanConflicts)
    .where(isConflict(conflict));
  return found ?? null;
}
