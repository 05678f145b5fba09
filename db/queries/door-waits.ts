import { type SQL, sql } from "drizzle-orm";
import type { DoorWaits } from "~/app/domain/figures/event-figures";
import type { Db } from "~/db/client.server";

/**
 * Of one event `h`: how long each ticket's first person waited at the door, in seconds: from the first scan of the
 * registration to the verdict that let them in. The verdict's own time is the door's (`verdict_ms`); who came in by
 * paper, or by a door that did not measure, is not among them. A scan that names a ticket is at its event's door, so the
 * event's scans are read once, for both ends of the waits.
 */
export const waitsOf: SQL = sql`
  select first_in.seconds from (
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
    order by a.registration_id, a.seat) first_in
  where first_in.verdict_ms is not null`;

/** Of a list of waits named `seconds`: how many there are, their median and the 95th percentile, in seconds. */
export const spreadOfWaits: SQL = sql`
  count(seconds)::int as measured,
  percentile_cont(0.5) within group (order by seconds)::float8 as median,
  percentile_cont(0.95) within group (order by seconds)::float8 as p95`;

/** How long people waited at the event's doors. */
export async function findDoorWaits(
  db: Db,
  { centerId, eventId }: { centerId: string; eventId: string },
): Promise<DoorWaits> {
  const [row] = await db.execute<DoorWaits & Record<string, unknown>>(sql`
    select ${spreadOfWaits} from events h cross join lateral (${waitsOf}) one
    where h.center_id = ${centerId} and h.id = ${eventId}`);
  return row ?? { measured: 0, median: null, p95: null };
}
