import type { ScanAnswer, ScanFlag, ScanKind } from "~/app/domain/check-in/scan";
import type { EventStatus } from "~/app/domain/events/event";
import type { RegistrationStatus } from "~/app/domain/registrations/registration";
import type { Sql } from "~/db/client.server";

// The two statements of a scan, by the driver itself: prepared once a connection and counted in microseconds. Their
// texts are constant, values go by number alone: a text that is put together from parts costs more than its planning.
// The query builder sets the driver to leave times alone, so times cross as text here.

/** Everything that one verdict needs. Null where nothing stands. */
export interface ScanContext {
  eventStatus: EventStatus;
  opensAt: Date;
  closesAt: Date;
  exitScanning: boolean;
  ticket: ScannedTicket | null;
  doorId: string | null;
  earlier: EarlierScan | null;
  /** The undo of this scan id, which may have come before the scan. */
  undo: { by: string; isByStaff: boolean; timedAt: Date; at: Date } | null;
  /** People in the room and its posted load, where the event scans exits. */
  room: { inside: number; postedLoad: number } | null;
}

export interface ScannedTicket {
  registrationId: string;
  eventId: string;
  status: RegistrationStatus;
  revision: number;
  revoked: boolean;
  /** When it stopped being valid; null where it is, or where that is not known. */
  endedAt: Date | null;
  partySize: number;
  /** People of the party who are in the room now. */
  inside: number;
  name: string | null;
  /** Whose people the holder is one of; null for a visitor. */
  employer: string | null;
  shortCode: string | null;
  admission: { scanId: string; at: Date; door: string | null } | null;
}

/** The scan that has this id already, whatever it was of. */
export interface EarlierScan {
  eventId: string;
  codeHash: string | null;
  answer: ScanAnswer | null;
  by: string;
  timedAt: Date;
}

export interface ScanKey {
  centerId: string;
  eventId: string;
  scanId: string;
  codeHash: string;
  /** Set where the code was a short code, which is unique in the event alone. */
  shortCode: string | null;
  doorFolded: string | null;
  /** Who scans: an undo that came first counts where it is theirs. */
  by: string;
}

interface ContextRow {
  event_status: EventStatus;
  doors_open_at: string;
  doors_close_at: string;
  exit_scanning: boolean;
  registration_id: string | null;
  revoked: boolean;
  ended_at: string | null;
  ticket_event_id: string;
  ticket_status: RegistrationStatus;
  revision: number;
  party_size: number;
  inside: number;
  name: string | null;
  employer: string | null;
  short_code: string | null;
  admission_scan_id: string | null;
  admission_at: string;
  admission_door: string | null;
  door_id: string | null;
  earlier_event_id: string | null;
  earlier_code_hash: string | null;
  earlier_answer: ScanAnswer | null;
  earlier_by: string;
  earlier_timed_at: string;
  undo_at: string | null;
  undo_by: string;
  undo_by_staff: boolean;
  undo_timed_at: string;
  room_inside: number | null;
  posted_load: number | null;
}

/** Reads all that a scan's verdict needs in one statement, or null where the center has no such event. */
export async function findScanContext(sql: Sql, key: ScanKey): Promise<ScanContext | null> {
  const { centerId, eventId, scanId, doorFolded, codeHash, shortCode, by } = key;
  const [row] = await sql.unsafe<ContextRow[]>(
    shortCode === null ? contextByCode : contextByShortCode,
    [centerId, eventId, scanId, doorFolded, shortCode ?? codeHash, by],
    { prepare: true },
  );
  return row === undefined ? null : contextOf(row);
}

const contextBy = (held: string) => `
  select e.status as event_status, e.doors_open_at, e.doors_close_at, e.exit_scanning,
    h.registration_id, h.revoked_at is not null as revoked,
    least(h.revoked_at, r.cancelled_at, case when e.status = 'cancelled' then e.status_changed_at end) as ended_at, r.event_id as ticket_event_id, r.status as ticket_status, r.revision,
    r.party_size, p.name, m.legal_name as employer, c.short_code,
    case when r.party_size = 1 then coalesce(a.inside, false)::int else
      (select count(*) from admissions i where i.center_id = r.center_id and i.registration_id = r.id and i.inside)::int
    end as inside,
    a.scan_id as admission_scan_id, a.at as admission_at, ad.name as admission_door,
    d.id as door_id,
    s.event_id as earlier_event_id, s.code_hash as earlier_code_hash, s.answer as earlier_answer,
    s.by as earlier_by, coalesce(s.scanned_at, s.received_at) as earlier_timed_at,
    u.at as undo_at, u.by as undo_by, u.override_by is not null as undo_by_staff,
    coalesce(u.scanned_at, u.received_at) as undo_timed_at,
    k.posted_load, case when k.id is not null then people_inside(e.center_id, e.id)::int end as room_inside
  from events e
  left join lateral (${held}) h on true
  left join registrations r on r.center_id = e.center_id and r.id = h.registration_id
  left join patrons p on p.center_id = r.center_id and p.registration_id = r.id
  left join employers m on r.who = 'representative' and m.center_id = r.center_id and m.id = r.employer_id
  left join short_codes c on c.center_id = r.center_id and c.registration_id = r.id and c.generation = r.generation
  left join admissions a on a.center_id = r.center_id and a.registration_id = r.id and a.seat = 1
  left join doors ad on ad.center_id = a.center_id and ad.id = a.door_id
  left join doors d on d.center_id = e.center_id and d.event_id = e.id and d.name_folded = $4
  left join scans s on s.center_id = e.center_id and s.scan_id = $3
  left join lateral (select * from scans n where n.center_id = e.center_id and n.undoes = $3
    order by n.override_by is null, n.by <> coalesce(s.by, $6), n.at limit 1) u on true
  left join rooms k on e.exit_scanning and k.center_id = e.center_id and k.id = e.room_id
  where e.center_id = $1 and e.id = $2`;

const contextByCode = contextBy(`
  select t.registration_id, t.revoked_at from ticket_codes t
  where t.code_hash = $5 and t.center_id = e.center_id and t.purpose = 'ticket'`);

const contextByShortCode = contextBy(`
  select t.registration_id, t.revoked_at from short_codes t
  where t.center_id = e.center_id and t.event_id = e.id and t.short_code = $5`);

function contextOf(row: ContextRow): ScanContext {
  return {
    eventStatus: row.event_status,
    opensAt: new Date(row.doors_open_at),
    closesAt: new Date(row.doors_close_at),
    exitScanning: row.exit_scanning,
    ticket: ticketOf(row),
    doorId: row.door_id,
    earlier: earlierOf(row),
    undo: undoOf(row),
    room:
      row.posted_load === null || row.room_inside === null
        ? null
        : { inside: row.room_inside, postedLoad: row.posted_load },
  };
}

function undoOf({ undo_at, undo_by, undo_by_staff, undo_timed_at }: ContextRow): ScanContext["undo"] {
  if (undo_at === null) return null;
  return { by: undo_by, isByStaff: undo_by_staff, timedAt: new Date(undo_timed_at), at: new Date(undo_at) };
}

function ticketOf(row: ContextRow): ScannedTicket | null {
  if (row.registration_id === null) return null;
  return {
    registrationId: row.registration_id,
    eventId: row.ticket_event_id,
    status: row.ticket_status,
    revision: row.revision,
    revoked: row.revoked,
    endedAt: row.ended_at === null ? null : new Date(row.ended_at),
    partySize: row.party_size,
    inside: row.inside,
    name: row.name,
    employer: row.employer,
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
    by: row.earlier_by,
    timedAt: new Date(row.earlier_timed_at),
  };
}

export interface NewScan {
  centerId: string;
  scanId: string;
  eventId: string;
  registrationId: string | null;
  kind: Exclude<ScanKind, "undo">;
  people: number;
  who: "patron" | "employer" | "staff";
  doorId: string | null;
  device: string | null;
  by: string;
  scannedAt: Date | null;
  clockOffsetMs: number | null;
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
  const rows = await sql.unsafe(plainInsert, valuesOf(scan), { prepare: true });
  return rows.length === 1;
}

/**
 * Stores a scan with the admission it makes, in one statement. The admission's primary key lets one through, the
 * registration's revision refuses a verdict on what has changed since it was read: false says load and decide
 * again. A scan id that another scan took meanwhile fails the statement as a whole.
 * @throws postgres error 23505 on `scans_center_id_scan_id_pk`
 */
export async function insertAdmittingScan(sql: Sql, scan: NewScan, revision: number): Promise<boolean> {
  const rows = await sql.unsafe(admittingInsert, [...valuesOf(scan), revision], { prepare: true });
  return rows.length === 1;
}

const columns = `center_id, scan_id, event_id, registration_id, kind, door_id, device, by, scanned_at,
    at, received_at, verdict_ms, code_hash, hint, override_by, answer, flags, people, clock_offset_ms, who`;

// The casts name the types that a SELECT's bare parameters would not have.
const placeholders = `$1::uuid, $2::uuid, $3::uuid, $4::uuid, $5::text, $6::uuid, $7::text, $8::text, $9::timestamptz,
    $10::timestamptz, $11::timestamptz, $12::integer, $13::text, $14::text, $15::text, $16::json, $17::jsonb, $18::integer, $19::bigint, $20::text`;

/** In the order of `columns`. */
const valuesOf = (scan: NewScan) => [
  scan.centerId,
  scan.scanId,
  scan.eventId,
  scan.registrationId,
  scan.kind,
  scan.doorId,
  scan.device,
  scan.by,
  scan.scannedAt?.toISOString() ?? null,
  scan.at.toISOString(),
  scan.receivedAt.toISOString(),
  scan.verdictMs,
  scan.codeHash,
  scan.hint,
  scan.overrideBy,
  JSON.stringify(scan.answer),
  JSON.stringify(scan.flags),
  scan.people,
  scan.clockOffsetMs,
  scan.who,
];

const plainInsert = `
  insert into scans (${columns}) values (${placeholders})
  on conflict (center_id, scan_id) do nothing returning 1`;

const admittingInsert = `
  with admission as (
    insert into admissions (center_id, registration_id, seat, event_id, scan_id, door_id, at, inside, since)
    select r.center_id, r.id, 1, r.event_id, $2::uuid, $6::uuid, $10::timestamptz, true, $10::timestamptz
    from registrations r where r.center_id = $1 and r.id = $4 and r.revision = $21
    on conflict do nothing returning 1
  )
  insert into scans (${columns}) select ${placeholders} from admission returning 1`;
