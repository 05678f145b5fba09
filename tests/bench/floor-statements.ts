import type postgres from "postgres";

// The statements that the application runs for a scan and for an event page, written out plainly. The bench
// compares them with what the application sends before it measures anything.

export interface Keys {
  centerId: string;
  eventId: string;
  scanId: string;
  codeHash: string;
  doorFolded: string | null;
}

export interface Found {
  registration_id: string;
  revision: number;
  door_id: string | null;
  name: string | null;
  short_code: string;
  doors_open_at: string;
  doors_close_at: string;
}

export const findToken = (sql: postgres.Sql, of: { centerId: string; tokenHash: string }) => sql<
  { id: string }[]
>`
    select id, role, event_id, employer_id from api_tokens
    where token_hash = ${of.tokenHash} and center_id = ${of.centerId} and revoked_at is null`;

export const findContext = (sql: postgres.Sql, key: Keys) => sql<Found[]>`
    select e.status as event_status, e.doors_open_at, e.doors_close_at,
      h.registration_id, h.revoked, r.event_id as ticket_event_id, r.status as ticket_status, r.revision,
      p.name, c.short_code,
      a.scan_id as admission_scan_id, a.at as admission_at, ad.name as admission_door,
      d.id as door_id,
      s.event_id as earlier_event_id, s.code_hash as earlier_code_hash, s.answer as earlier_answer,
      (select min(undo.at) from scans undo where undo.center_id = s.center_id and undo.undoes = s.scan_id)
        as earlier_undone_at
    from events e
    left join lateral (
  select t.registration_id, t.revoked_at is not null as revoked from ticket_codes t
  where t.code_hash = ${key.codeHash} and t.center_id = e.center_id and t.purpose = 'ticket') h on true
    left join registrations r on r.center_id = e.center_id and r.id = h.registration_id
    left join patrons p on p.center_id = r.center_id and p.registration_id = r.id
    left join short_codes c on c.center_id = r.center_id and c.registration_id = r.id and c.generation = r.generation
    left join admissions a on a.center_id = r.center_id and a.registration_id = r.id and a.seat = 1
    left join doors ad on ad.center_id = a.center_id and ad.id = a.door_id
    left join doors d on d.center_id = e.center_id and d.event_id = e.id and d.name_folded = ${key.doorFolded}
    left join scans s on s.center_id = e.center_id and s.scan_id = ${key.scanId}
    where e.center_id = ${key.centerId} and e.id = ${key.eventId}`;

export interface Admission {
  centerId: string;
  eventId: string;
  scanId: string;
  registrationId: string;
  revision: number;
  doorId: string | null;
  by: string;
  at: string;
  codeHash: string;
  hint: string;
  answer: string;
}

export const insertScan = (sql: postgres.Sql, scan: Admission) => sql`
    with admission as (
      insert into admissions (center_id, registration_id, seat, event_id, scan_id, door_id, at, inside, since)
      select r.center_id, r.id, 1, r.event_id, ${scan.scanId}, ${scan.doorId}::uuid, ${scan.at}::timestamptz, true, ${scan.at}::timestamptz
      from registrations r
      where r.center_id = ${scan.centerId} and r.id = ${scan.registrationId} and r.revision = ${scan.revision}
      on conflict do nothing returning 1
    )
    insert into scans (center_id, scan_id, event_id, registration_id, kind, door_id, device, by, scanned_at,
  at, received_at, verdict_ms, code_hash, hint, override_by, answer, flags) select
  ${scan.centerId}::uuid, ${scan.scanId}::uuid, ${scan.eventId}::uuid, ${scan.registrationId}::uuid,
  ${"entry"}::text, ${scan.doorId}::uuid, ${null}::text, ${scan.by}::text,
  ${null}::timestamptz, ${scan.at}::timestamptz,
  ${scan.at}::timestamptz, ${null}::integer, ${scan.codeHash}::text,
  ${scan.hint}::text, ${null}::text, ${scan.answer}::json,
  ${"[]"}::jsonb from admission returning 1`;

export const findPage = (sql: postgres.Sql, of: { centerId: string; slug: string }) => sql`
    select id, status, revision, starts_at, ends_at, registration_closes_at, capacity,
      places_taken(center_id, id)::int as places_taken
    from events where center_id = ${of.centerId} and slug = ${of.slug}`;
