import { sql } from "drizzle-orm";
import type { Db } from "~/db/client.server";

/** What a period's events came to. People, but where it says registrations. A purge of names changes none of it. */
export interface Figures {
  /** Events that took place: public, and over. */
  events: number;
  /** People for whom a place was taken beforehand, those who gave it back among them. */
  registered: number;
  cancelled: number;
  released: number;
  /** People who came, each once, whether or not they had registered. */
  attended: number;
  attendedRegistrants: number;
  walkIns: number;
  /** Registrations that stand, by how many people they are for, by the language asked for, by where they were made. */
  partySizes: Record<string, number>;
  languages: Record<string, number>;
  origins: Record<string, number>;
  /** Registrations that needed no device of the visitor's own: made at the desk or at a kiosk. */
  withoutDevice: number;
  /** Requests of those who kept their place, and how many of them were met. */
  accommodationsAsked: number;
  accommodationsMet: number;
  /** Visits to employers' tables that were counted, shared or not. */
  tableVisits: number;
}

interface Row extends Record<string, unknown> {
  events: number;
  registered: number;
  cancelled: number;
  released: number;
  attended: number;
  attended_registrants: number;
  walk_ins: number;
  party_sizes: Record<string, number> | null;
  languages: Record<string, number> | null;
  origins: Record<string, number> | null;
  without_device: number;
  accommodations_asked: number;
  accommodations_met: number;
  table_visits: number;
}

/**
 * The figures of a center's events that began in a period and were over by its end. It reads places, arrivals and
 * counts, and neither a name nor a contact.
 */
export async function findFigures(
  db: Db,
  { centerId, from, until }: { centerId: string; from: Date; until: Date },
): Promise<Figures | null> {
  const [row] = await db.execute<Row>(sql`
    with held as (
      select id from events where center_id = ${centerId} and status in ('published', 'closed')
        and starts_at >= ${from.toISOString()} and ends_at <= ${until.toISOString()}),
    places as (
      select r.* from registrations r join held on held.id = r.event_id
      where r.center_id = ${centerId} and r.who = 'patron'),
    standing as (select * from places where status = 'registered'),
    taken as (
      select * from places where origin <> 'walk-in' and status in ('registered', 'cancelled', 'released')),
    came as (
      select p.origin from admissions a join places p on p.id = a.registration_id
      where a.center_id = ${centerId}),
    asked as (
      select a.state from accommodations a join standing s on s.id = a.registration_id
      where a.center_id = ${centerId})
    select (select count(*) from held)::int as events,
      (select coalesce(sum(party_size), 0) from taken)::int as registered,
      (select coalesce(sum(party_size), 0) from taken where status = 'cancelled')::int as cancelled,
      (select coalesce(sum(party_size), 0) from taken where status = 'released')::int as released,
      (select count(*) from came)::int as attended,
      (select count(*) from came where origin <> 'walk-in')::int as attended_registrants,
      (select count(*) from came where origin = 'walk-in')::int as walk_ins,
      (select json_object_agg(party_size, n) from (
        select party_size, count(*)::int as n from standing group by party_size) each) as party_sizes,
      (select json_object_agg(language, n) from (
        select language, count(*)::int as n from standing group by language) each) as languages,
      (select json_object_agg(origin, n) from (
        select origin, count(*)::int as n from standing group by origin) each) as origins,
      (select count(*) from taken where origin in ('staff', 'kiosk'))::int as without_device,
      (select count(*) from asked)::int as accommodations_asked,
      (select count(*) from asked where state = 'met')::int as accommodations_met,
      (select count(*) from table_visits v join held on held.id = v.event_id
        where v.center_id = ${centerId} and v.answer in ('shared', 'named', 'counted'))::int as table_visits`);
  return row === undefined ? null : figuresOf(row);
}

const figuresOf = (row: Row): Figures => ({
  events: row.events,
  registered: row.registered,
  cancelled: row.cancelled,
  released: row.released,
  attended: row.attended,
  attendedRegistrants: row.attended_registrants,
  walkIns: row.walk_ins,
  partySizes: row.party_sizes ?? {},
  languages: row.languages ?? {},
  origins: row.origins ?? {},
  withoutDevice: row.without_device,
  accommodationsAsked: row.accommodations_asked,
  accommodationsMet: row.accommodations_met,
  tableVisits: row.table_visits,
});
