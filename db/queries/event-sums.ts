import { type SQL, sql } from "drizzle-orm";
import type { Db } from "~/db/client.server";
import { waitsOf } from "./door-waits";

/** Of one event `h`: people for whom a place was taken beforehand, and those who gave it back. */
const placesOf: SQL = sql`
  select coalesce(sum(p.party_size), 0) as registered,
    coalesce(sum(p.party_size) filter (where p.status = 'cancelled'), 0) as cancelled,
    coalesce(sum(p.party_size) filter (where p.status = 'released'), 0) as released,
    count(*) as registrations, count(*) filter (where p.origin in ('staff', 'kiosk')) as without_device
  from registrations p
  where p.center_id = h.center_id and p.event_id = h.id and p.who = 'patron' and p.origin <> 'walk-in'
    and p.status in ('registered', 'cancelled', 'released')`;

/** Of one event `h`: people who were let in, each once. */
const arrivalsOf: SQL = sql`
  select count(*) as attended, count(*) filter (where p.origin = 'walk-in') as walk_ins
  from admissions a join registrations p
    on p.center_id = a.center_id and p.event_id = a.event_id and p.id = a.registration_id
  where a.center_id = h.center_id and a.event_id = h.id and p.center_id = h.center_id and p.event_id = h.id
    and p.who = 'patron'`;

/** Of one event `h`: how many of those who have a place asked for each language. */
const languagesOf: SQL = sql`
  select coalesce(jsonb_object_agg(s.language, s.n), '{}') as languages from (
    select p.language, count(*) as n from registrations p
    where p.center_id = h.center_id and p.event_id = h.id and p.who = 'patron' and p.status = 'registered'
    group by p.language) s`;

/** The columns of `event_sums`, counted of one event `h`. */
export const countedOf: SQL = sql`
  select taken.registered::int, taken.cancelled::int, taken.released::int, came.attended::int, came.walk_ins::int,
    taken.registrations::int, taken.without_device::int, spoken.languages,
    array(select one.seconds from (${waitsOf}) one)::float8[] as waits
  from (${placesOf}) taken, (${arrivalsOf}) came, (${languagesOf}) spoken`;

/**
 * The same of one event `h`, as it was written down where it was, else counted now. Registrations are made beforehand, and
 * those at the desk or at a kiosk without a device of the patron's own.
 */
export const sumsOf: SQL = sql`
  select k.registered, k.cancelled, k.released, k.attended, k.walk_ins, k.registrations, k.without_device, k.languages,
    k.waits
  from event_sums k where k.center_id = h.center_id and k.event_id = h.id and k.is_written
  union all
  select counted.* from (${countedOf}) counted
  where not exists (
    select from event_sums k where k.center_id = h.center_id and k.event_id = h.id and k.is_written)`;

/**
 * Announces the sums of events that were over by then and have none, of some centers by id. From then on whatever changes
 * them deletes the announcement.
 * @returns the last center that was looked at; null where there was none after `after`
 */
export async function announceEventSums(
  db: Db,
  { over, after, limit }: { over: Date; after: string | null; limit: number },
): Promise<string | null> {
  const [last] = await db.execute<{ id: string }>(sql`
    with looked as (
      select id from centers ${after === null ? sql`` : sql`where id > ${after}`} order by id limit ${limit}),
    announced as (
      insert into event_sums (center_id, event_id)
      select e.center_id, e.id from looked cross join lateral (
        select e.center_id, e.id from events e
        where e.center_id = looked.id and e.status in ('published', 'closed') and e.ends_at < ${over.toISOString()}
          and not exists (select from event_sums k where k.center_id = e.center_id and k.event_id = e.id)
        offset 0) e
      on conflict do nothing)
    select id from looked order by id desc limit 1`);
  return last?.id ?? null;
}

/**
 * Writes sums that were announced before any transaction that is still open: those that began later delete what they
 * change. What one of them holds is left out. A number that this history of the server has not reached is of one that
 * was restored, where nobody is open.
 * @returns how many were written
 */
export async function writeAnnouncedSums(db: Db, { limit }: { limit: number }): Promise<number> {
  const written = await db.execute(sql`
    with h as materialized (
      select k.center_id, k.event_id as id from event_sums k, pg_current_snapshot() as now
      where not k.is_written
        and (k.announced_in < pg_snapshot_xmin(now) or k.announced_in >= pg_snapshot_xmax(now))
      order by k.announced_in limit ${limit}
      for update of k skip locked)
    update event_sums set is_written = true, registered = counted.registered, cancelled = counted.cancelled,
      released = counted.released, attended = counted.attended, walk_ins = counted.walk_ins,
      registrations = counted.registrations, without_device = counted.without_device,
      languages = counted.languages, waits = counted.waits
    from h cross join lateral (${countedOf}) counted
    where event_sums.center_id = h.center_id and event_sums.event_id = h.id
    returning 1`);
  return written.length;
}
