import type { ScanAnswer, ScanFlag, ScanKind } from "~/app/domain/check-in/scan";
import type { Sql } from "~/db/client.server";

// The two statements of a scan, by the driver itself: prepared once a connection and counted in microseconds.
// The query builder sets the driver to leave times alone, so times cross as text here.

/** Everything that one verdict needs. Null where nothing stands. */
export interface ScanContext {
  eventStatus: string;
  opensAt: Date;
  closesAt: Date;
  ticket: ScannedTicket | null;
  doorId: string | null;
  earlier: EarlierScan | null;
}

export interface ScannedTicket {
  registrationId: string;
  eventId: string;
  status: string;
  revision: number;
  revoked: boolean;
  name: string | null;
  shortCode: string | null;
  admission: { scanId: string; at: Date; door: string | null } | null;
}

/** The scan that has this id already, whatever it was of. */
export interface EarlierScan {
  eventId: string;
  codeHash: string | null;
  answer: ScanAnswer | null;
  undoneAt: Date | null;
}

export interface ScanKey {
  centerId: string;
  eventId: string;
  scanId: string;
  codeHash: string;
  /** Set where the code was a short code, which is unique in the event alone. */
  shortCode: string | null;
  doorFolded: string | null;
}

interface ContextRow {
  event_status: string;
  doors_open_at: string;
  doors_close_at: string;
  registration_id: string | null;
  revoked: boolean;
  ticket_event_id: string;
  ticket_status: string;
  revision: number;
  name: string | null;
  short_code: string | null;
  admission_scan_id: string | null;
  admission_at: string;
  admission_door: string | null;
  door_id: string | null;
  earlier_event_id: string | null;
  earlier_code_hash: string | null;
  earlier_answer: ScanAnswer | null;
  earlier_undone_at: string | null;
}

/** Reads all that a scan's verdict needs in one statement, or null where the center has no such event. */
export async function findScanContext(sql: Sql, key: ScanKey): Promise<ScanContext | null> {
  const held = key.shortCode === null ? byCode(sql, key.codeHash) : byShortCode(sql, key.shortCode);
  const [row] = await sql<ContextRow[]>`
    select e.status as event_status, e.doors_open_at, e.doors_close_at,
      h.registration_id, h.revoked, r.event_id as ticket_event_id, r.status as ticket_status, r.revision,
      p.name, c.short_code,
      a.scan_id as admission_scan_id, a.at as admission_at, ad.name as admission_door,
      d.id as door_id,
      s.event_id as earlier_event_id, s.code_hash as earlier_code_hash, s.answer as earlier_answer,
      (select min(undo.at) from scans undo where undo.center_id = s.center_id and undo.undoes = s.scan_id)
        as earlier_undone_at
    from events e
    left join lateral (${held}) h on true
    left join registrations r on r.center_id = e.center_id and r.id = h.registration_id
    left join patrons p on p.center_id = r.center_id and p.registration_id = r.id
    left join short_codes c on c.center_id = r.center_id and c.registration_id = r.id and c.generation = r.generation
    left join admissions a on a.center_id = r.center_id and a.registration_id = r.id and a.seat = 1
    left join doors ad on ad.center_id = a.center_id and ad.id = a.door_id
    left join doors d on d.center_id = e.center_id and d.event_id = e.id and d.name_folded = ${key.doorFolded}
    left join scans s on s.center_id = e.center_id and s.scan_id = ${key.scanId}
    where e.center_id = ${key.centerId} and e.id = ${key.eventId}`;
  return row === undefined ? null : contextOf(row);
}

const byCode = (sql: Sql, hash: string) => sql`
  select t.registration_id, t.revoked_at is not null as revoked from ticket_codes t
  where t.code_hash = ${hash} and t.center_id = e.center_id and t.purpose = 'ticket'`;

const byShortCode = (sql: Sql, shortCode: string) => sql`
  select t.registration_id, t.revoked_at is not null as revoked from short_codes t
  where t.center_id = e.center_id and t.event_id = e.id and t.short_code = ${shortCode}`;

function contextOf(row: ContextRow): ScanContext {
  return {
    eventStatus: row.event_status,
    opensAt: new Date(row.doors_open_at),
    closesAt: new Date(row.doors_close_at),
    ticket: ticketOf(row),
    doorId: row.door_id,
    earlier: earlierOf(row),
  };
}

function ticketOf(row: ContextRow): ScannedTicket | null {
  if (row.registration_id === null) return null;
  return {
    registrationId: row.registration_id,
    eventId: row.ticket_event_id,
    status: row.ticket_status,
    revision: row.revision,
    revoked: row.revoked,
    name: row.name,
    shortCode: row.short_code,
    admission:
      row.admission_scan_id === null
        ? null
        : { scanId: row.admission_scan_id, at: new Date(row.admission_at), door: row.admission_door },
  };
}

function earlierOf(row: ContextRow): EarlierScan | null {
  if (row.earlier_event_id === null) return null;
  return {
    eventId: row.earlier_event_id,
    codeHash: row.earlier_code_hash,
    answer: row.earlier_answer,
    undoneAt: row.earlier_undone_at === null ? null : new Date(row.earlier_undone_at),
  };
}

export interface NewScan {
  centerId: string;
  scanId: string;
  eventId: string;
  registrationId: string | null;
  kind: Exclude<ScanKind, "undo">;
  doorId: string | null;
  device: string | null;
  by: string;
  scannedAt: Date | null;
  at: Date;
  receivedAt: Date;
  verdictMs: number | null;
  codeHash: string | null;
  hint: string | null;
  overrideBy: string | null;
  answer: ScanAnswer;
  flags: ScanFlag[];
}

/** Stores a scan that admits nobody. False where another scan has its id. */
export async function insertScan(sql: Sql, scan: NewScan): Promise<boolean> {
  const rows = await sql`
    insert into scans (${columns(sql)}) values (${valuesOf(sql, scan)})
    on conflict (center_id, scan_id) do nothing returning 1`;
  return rows.length === 1;
}

/**
 * Stores a scan with the admission it makes, in one statement. The admission's primary key lets one through, the
 * registration's revision refuses a verdict on what has changed since it was read: false says load and decide
 * again. A scan id that another scan took meanwhile fails the statement as a whole.
 * @throws postgres error 23505 on `scans_center_id_scan_id_pk`
 */
export async function insertAdmittingScan(
  sql: Sql,
  scan: NewScan & { registrationId: string; revision: number },
): Promise<boolean> {
  const at = scan.at.toISOString();
  const rows = await sql`
    with admission as (
      insert into admissions (center_id, registration_id, seat, event_id, scan_id, door_id, at, inside, since)
      select r.center_id, r.id, 1, r.event_id, ${scan.scanId}, ${scan.doorId}::uuid, ${at}::timestamptz, true, ${at}::timestamptz
      from registrations r
      where r.center_id = ${scan.centerId} and r.id = ${scan.registrationId} and r.revision = ${scan.revision}
      on conflict do nothing returning 1
    )
    insert into scans (${columns(sql)}) select ${valuesOf(sql, scan)} from admission returning 1`;
  return rows.length === 1;
}

const columns = (
  sql: Sql,
) => sql`center_id, scan_id, event_id, registration_id, kind, door_id, device, by, scanned_at,
  at, received_at, verdict_ms, code_hash, hint, override_by, answer, flags`;

// The casts name the types that a SELECT's bare parameters would not have.
const valuesOf = (sql: Sql, scan: NewScan) => sql`
  ${scan.centerId}::uuid, ${scan.scanId}::uuid, ${scan.eventId}::uuid, ${scan.registrationId}::uuid,
  ${scan.kind}::text, ${scan.doorId}::uuid, ${scan.device}::text, ${scan.by}::text,
  ${scan.scannedAt?.toISOString() ?? null}::timestamptz, ${scan.at.toISOString()}::timestamptz,
  ${scan.receivedAt.toISOString()}::timestamptz, ${scan.verdictMs}::integer, ${scan.codeHash}::text,
  ${scan.hint}::text, ${scan.overrideBy}::text, ${JSON.stringify(scan.answer)}::json,
  ${JSON.stringify(scan.flags)}::jsonb`;
