import { type SQL, sql } from "drizzle-orm";
import type { DoorWaits } from "~/app/domain/figures/event-figures";
import type { Db } from "~/db/client.server";

/**
 * How long people waited at the doors of some events, all their tickets together: from the first scan of a registration
 * to the verdict that let its first person in. The verdict's own time is the door's (`verdict_ms`); who came in by
 * paper, or by a door that did not measure, is in neither figure. A scan that names a ticket is at its event's door, so
 * each event's scans are read once, for both ends of the waits.
 * @param held selects the `center_id` and `id` of the events
 */
export async function findWaitsAt(db: Db, held: SQL): Promise<DoorWaits> {
  const [row] = await db.execute<{ measured: number; median: number | null; p95: number | null }>(sql`
    with held as (${held}),
    waits as (
      select one.seconds from held h cross join lateral (
        select distinct on (a.registration_id) s.verdict_ms,
          extract(epoch from s.at - case when s.first <= s.at then s.first end) + s.verdict_ms / 1000.0 as seconds
        from admissions a join (
          select s.scan_id, s.at, s.verdict_ms,
            min(s.at) filter (where s.kind = 'entry') over (partition by s.registration_id) as first
          from scans s join registrations p
            on p.center_id = s.center_id and p.event_id = s.event_id and p.id = s.registration_id
          where s.center_id = h.center_id and s.event_id = h.id
            and p.center_id = h.center_id and p.event_id = h.id and p.who = 'patron') s
          on s.scan_id = a.scan_id
        where a.center_id = h.center_id and a.event_id = h.id
        order by a.registration_id, a.seat) one
      where one.verdict_ms is not null)
    select count(*)::int as measured,
      percentile_cont(0.5) within group (order by seconds)::float8 as median,
      percentile_cont(0.95) within group (order by seconds)::float8 as p95
    from waits`);
  return { measured: row?.measured ?? 0, median: row?.median ?? null, p95: row?.p95 ?? null };
}
