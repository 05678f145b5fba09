import type { EventStatus } from "~/app/domain/events/event";
import type { Sql } from "~/db/client.server";

interface PageRow {
  id: string;
  status: EventStatus;
  revision: number;
  zone: string;
  starts_at: string;
  ends_at: string;
  registration_closes_at: string;
  capacity: number | null;
  walk_in_reserve: number;
  places_taken: number;
}

interface PlanRow {
  plan_id: string | null;
  plan_revision: number | null;
  /** Employers offer interview times at it. */
  has_interviews: boolean;
}

/**
 * What a kept event page depends on, in one prepared statement. A plan that was removed and put up anew has another id,
 * since its revisions begin again.
 */
export async function findPageKey(sql: Sql, params: { centerId: string; slug: string }) {
  const [row] = await sql<(PageRow & PlanRow)[]>`
    select e.id, e.status, e.revision, e.zone, e.starts_at, e.ends_at, e.registration_closes_at, e.capacity,
      e.walk_in_reserve, places_taken(e.center_id, e.id)::int as places_taken,
      p.id as plan_id, p.revision as plan_revision,
      exists (select from slots s where s.center_id = e.center_id and s.event_id = e.id and s.cancelled_at is null)
        as has_interviews
    from events e left join floor_plans p on p.center_id = e.center_id and p.event_id = e.id
    where e.center_id = ${params.centerId} and e.slug = ${params.slug}`;
  if (row === undefined) return null;
  const { plan_id: planId, plan_revision: planRevision, has_interviews: hasInterviews } = row;
  return { ...keyOf(row), planId, planRevision, hasInterviews };
}

/** What a kept list of events depends on: the first of those that are not over, of all branches or of one. */
export async function listPageKeys(
  sql: Sql,
  params: { centerId: string; branchId: string | undefined; now: Date; limit: number },
) {
  const { centerId, branchId = null, now, limit } = params;
  const rows = await sql<PageRow[]>`
    select id, status, revision, zone, starts_at, ends_at, registration_closes_at, capacity, walk_in_reserve,
      places_taken(center_id, id)::int as places_taken
    from events
    where center_id = ${centerId} and status = 'published' and ends_at > ${now.toISOString()}
      and (${branchId}::uuid is null or room_id in (
        select id from rooms where center_id = ${centerId} and branch_id = ${branchId}))
    order by starts_at, id limit ${limit}`;
  return rows.map(keyOf);
}

const keyOf = (row: PageRow) => ({
  id: row.id,
  status: row.status,
  revision: row.revision,
  zone: row.zone,
  startsAt: new Date(row.starts_at),
  endsAt: new Date(row.ends_at),
  registrationClosesAt: new Date(row.registration_closes_at),
  capacity: row.capacity,
  walkInReserve: row.walk_in_reserve,
  placesTaken: row.places_taken,
});
