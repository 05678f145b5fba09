import { sql } from "drizzle-orm";
import type { Db } from "~/db/client.server";
import { sumsOf } from "./event-sums";
import { heldEvents, type ReportSpan } from "./report-span";

/** Programs of one branch, or of none: in-person sessions that were held, and who came. */
export interface ProgramCount extends Record<string, unknown> {
  branch: string | null;
  district: string | null;
  sessions: number;
  attendance: number;
}

/** Sessions and attendance by branch with its council district; those in no room of the library last. */
export async function listProgramCounts(db: Db, span: ReportSpan): Promise<ProgramCount[]> {
  return db.execute<ProgramCount>(sql`
    with held as (${heldEvents(span)})
    select b.name as branch, b.council_district as district, count(*)::int as sessions,
      coalesce(sum(sums.attended), 0)::int as attendance
    from held h join events e on e.center_id = h.center_id and e.id = h.id
    left join rooms m on m.center_id = e.center_id and m.id = e.room_id
    left join branches b on b.center_id = m.center_id and b.id = m.branch_id
    cross join lateral (${sumsOf}) sums
    where e.center_id = ${span.centerId}
    group by b.id, b.name, b.council_district
    order by b.council_district nulls last, b.name nulls last`);
}
