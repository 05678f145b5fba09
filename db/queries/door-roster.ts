import { sql } from "drizzle-orm";
import { doorName, nameAndInitial } from "~/app/domain/registrations/name";
import type { RegistrationStatus } from "~/app/domain/registrations/registration";
import { rosterHashLength } from "~/app/domain/tickets/ticket-code";
import type { Db } from "~/db/client.server";

/** A ticket as an offline door knows it: no contact, and no more of the name than others in line may hear. */
export interface RosterTicket {
  id: string;
  /** First name and initial, of an employer's people behind its name; empty where the name is forgotten. */
  name: string;
  shortCode: string;
  status: RegistrationStatus;
  partySize: number;
  /** Of the party: how many came, and how many are in the room now. */
  arrived: number;
  inside: number;
  /** The first admission. */
  admittedAt?: string;
  door?: string;
  /** The code's hash, shortened. */
  code: string;
  /** Those of codes that a newer one took the place of. */
  revoked?: string[];
}

export interface RosterChange {
  /** Pass it as `since` the next time. */
  cursor: string;
  /** False where `tickets` are only those that changed. */
  isWhole: boolean;
  tickets: RosterTicket[];
}

interface Row extends Record<string, unknown> {
  id: string;
  name: string | null;
  employer: string | null;
  short_code: string;
  status: RegistrationStatus;
  party_size: number;
  arrived: number;
  inside: number;
  admitted_at: string | null;
  door: string | null;
  code: string | null;
  revoked: string[] | null;
}

/**
 * A cursor is the timeline, which each failover and restore counts up, over 48 bits of the oldest open transaction's
 * number: numbers that a failover lost are given again.
 */
const bitsOfNumber = 48n;

/**
 * Everyone with a ticket, or whoever changed since a cursor of before, in one snapshot. A change is anything of the
 * registration or a scan of it. A cursor that this history of the database cannot have given, after a restore or a
 * failover, gives the whole.
 */
export async function listRosterChanges(
  db: Db,
  params: { centerId: string; eventId: string; since: string | null },
): Promise<RosterChange> {
  const { centerId, eventId, since } = params;
  const readAll = async (tx: Db): Promise<RosterChange> => {
    const [now] = await tx.execute<{ timeline: string; oldest: string }>(sql`
      select ('x' || left(pg_walfile_name(pg_current_wal_insert_lsn()), 8))::bit(32)::bigint::text as timeline,
        pg_snapshot_xmin(pg_current_snapshot())::text as oldest`);
    const begun = BigInt(now?.timeline ?? 0) << bitsOfNumber;
    const cursor = begun + BigInt(now?.oldest ?? 0);
    const isKnown = since !== null && begun <= BigInt(since) && BigInt(since) <= cursor;
    const from = isKnown ? String(BigInt(since) - begun) : null;
    const rows = await tx.execute<Row>(sql`
      select r.id, p.name, m.legal_name as employer, c.short_code, r.status, r.party_size,
        coalesce(seats.arrived, 0)::int as arrived, coalesce(seats.inside, 0)::int as inside,
        seats.admitted_at, seats.door,
        left(t.code_hash, ${rosterHashLength}) as code,
        (select json_agg(left(o.code_hash, ${rosterHashLength})) from ticket_codes o
          where o.center_id = r.center_id and o.registration_id = r.id and o.purpose = 'ticket'
            and o.revoked_at is not null) as revoked
      from registrations r
      join short_codes c on c.center_id = r.center_id and c.registration_id = r.id and c.generation = r.generation
      join ticket_codes t on t.center_id = r.center_id and t.registration_id = r.id and t.generation = r.generation
        and t.purpose = 'ticket'
      left join patrons p on p.center_id = r.center_id and p.registration_id = r.id
      left join employers m on r.who = 'representative' and m.center_id = r.center_id and m.id = r.employer_id
      left join lateral (
        select count(*) as arrived, count(*) filter (where a.inside) as inside,
          min(a.at)::text as admitted_at, (array_agg(d.name order by a.seat))[1] as door
        from admissions a left join doors d on d.center_id = a.center_id and d.id = a.door_id
        where a.center_id = r.center_id and a.registration_id = r.id) seats on true
      where r.center_id = ${centerId} and r.event_id = ${eventId}
        and (${from}::xid8 is null or r.changed_in >= ${from}::xid8 or exists (
          select 1 from scans s where s.center_id = r.center_id and s.registration_id = r.id
            and s.stored_in >= ${from}::xid8))
      order by r.id`);
    return { cursor: String(cursor), isWhole: from === null, tickets: rows.map(ticketOf) };
  };
  return db.transaction(readAll, { isolationLevel: "repeatable read", accessMode: "read only" });
}

function ticketOf(row: Row): RosterTicket {
  return {
    id: row.id,
    name: row.employer === null ? nameAndInitial(row.name ?? "") : (doorName(row) ?? ""),
    shortCode: row.short_code,
    status: row.status,
    partySize: row.party_size,
    arrived: row.arrived,
    inside: row.inside,
    ...(row.admitted_at === null ? {} : { admittedAt: new Date(row.admitted_at).toISOString() }),
    ...(row.door === null ? {} : { door: row.door }),
    code: row.code ?? "",
    ...(row.revoked === null ? {} : { revoked: row.revoked }),
  };
}
