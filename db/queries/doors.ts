import { and, eq, sql } from "drizzle-orm";
import type { Db } from "~/db/client.server";
import { doors } from "~/db/schema";

interface Params {
  centerId: string;
  eventId: string;
}

export interface DoorCount {
  /** Null for what was scanned where no door was named. */
  id: string | null;
  name: string | null;
  /** People who first came in there. */
  admitted: number;
  /** Entry scans there with any other verdict. */
  refused: number;
}

/**
 * What happened at each door of an event, by name; last, where there is any, what happened at no named door. The sums
 * are those of `countAttendance`.
 */
export async function countByDoor(db: Db, params: Params): Promise<DoorCount[]> {
  const { centerId, eventId } = params;
  const rows = await db.execute<DoorCount & Record<string, unknown>>(sql`
    with named as (
      select id, name from doors where center_id = ${centerId} and event_id = ${eventId}
      union all select null, null
    ), admitted as (
      select a.door_id, count(*)::int as people from admissions a
      join registrations r on r.center_id = a.center_id and r.id = a.registration_id and r.who = 'patron'
      where a.center_id = ${centerId} and a.event_id = ${eventId} group by a.door_id
    ), refused as (
      select door_id, count(*)::int as scans from scans
      where center_id = ${centerId} and event_id = ${eventId}
        and kind = 'entry' and who = 'patron' and answer->>'outcome' <> 'admitted' group by door_id
    )
    select n.id, n.name, coalesce(a.people, 0) as admitted, coalesce(r.scans, 0) as refused
    from named n
    left join admitted a on a.door_id is not distinct from n.id
    left join refused r on r.door_id is not distinct from n.id
    where n.id is not null or a.people > 0 or r.scans > 0
    order by n.id is null, n.name, n.id`);
  return [...rows];
}

/** How many were counted in by hand and not out again, by whom the counter is for. */
export async function countTallies(db: Db, params: Params): Promise<Record<"employer" | "staff", number>> {
  const [row] = await db.execute<{ employer: number; staff: number }>(sql`
    select coalesce(sum(t.people) filter (where t.who = 'employer'), 0)::int as employer,
      coalesce(sum(t.people) filter (where t.who = 'staff'), 0)::int as staff
    from scans t
    where t.center_id = ${params.centerId} and t.event_id = ${params.eventId} and t.kind = 'tally'
      and not exists (select 1 from scans u where u.center_id = t.center_id and u.undoes = t.scan_id
        and undo_stands(u, t))`);
  return { employer: row?.employer ?? 0, staff: row?.staff ?? 0 };
}

/** One door of an event, or null where the event has none with this id. */
export async function findDoor(db: Db, params: Params & { doorId: string }) {
  const [door] = await db
    .select({ id: doors.id, name: doors.name })
    .from(doors)
    .where(
      and(
        eq(doors.centerId, params.centerId),
        eq(doors.eventId, params.eventId),
        eq(doors.id, params.doorId),
      ),
    );
  return door ?? null;
}

/** The id of an event's door by its folded name. */
export async function findDoorByName(
  db: Db,
  params: Params & { nameFolded: string },
): Promise<string | null> {
  const [door] = await db
    .select({ id: doors.id })
    .from(doors)
    .where(
      and(
        eq(doors.centerId, params.centerId),
        eq(doors.eventId, params.eventId),
        eq(doors.nameFolded, params.nameFolded),
      ),
    );
  return door?.id ?? null;
}
