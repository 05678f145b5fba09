import { type SQL, sql } from "drizzle-orm";
import type { DoorWaits } from "~/app/domain/figures/event-figures";
import type { AccessCounts, AttendanceCounts, WaitlistCounts } from "~/app/domain/reports/counts";
import type { Db } from "~/db/client.server";
import { spreadOfWaits } from "./door-waits";
import { sumsOf } from "./event-sums";
import { heldEvents, type ReportSpan } from "./report-span";

interface Row extends Record<string, unknown> {
  events: number;
  counted_events: number;
  registered: number;
  cancelled: number;
  released: number;
  attended: number;
  walk_ins: number;
  registrations: number;
  without_device: number;
  languages: Record<string, number> | null;
  measured: number;
  median: number | null;
  p95: number | null;
}

export interface VisitCounts {
  attendance: AttendanceCounts;
  waits: DoorWaits;
  visitors: Pick<AccessCounts, "languages" | "registrations" | "withoutDevice">;
}

/** Events, who registered for them and in which language, who came, and how long they waited at the doors. */
export async function findReportVisits(db: Db, span: ReportSpan): Promise<VisitCounts> {
  const [row] = await db.execute<Row>(sql`
    with held as (${heldEvents(span)}),
    summed as materialized (select sums.* from held h cross join lateral (${sumsOf}) sums),
    spoken as (
      select l.key as language, sum(l.value::int)::int as n
      from summed cross join lateral jsonb_each_text(summed.languages) l group by l.key),
    waited as (select ${spreadOfWaits} from summed cross join lateral unnest(summed.waits) seconds)
    select count(*)::int as events, count(*) filter (where attended > 0)::int as counted_events,
      coalesce(sum(registered), 0)::int as registered, coalesce(sum(cancelled), 0)::int as cancelled,
      coalesce(sum(released), 0)::int as released, coalesce(sum(attended), 0)::int as attended,
      coalesce(sum(walk_ins), 0)::int as walk_ins, coalesce(sum(registrations), 0)::int as registrations,
      coalesce(sum(without_device), 0)::int as without_device,
      (select json_object_agg(language, n) from spoken) as languages,
      (select measured from waited), (select median from waited), (select p95 from waited)
    from summed`);
  const attended = row?.attended ?? 0;
  const walkIns = row?.walk_ins ?? 0;
  return {
    attendance: {
      events: row?.events ?? 0,
      countedEvents: row?.counted_events ?? 0,
      registered: row?.registered ?? 0,
      cancelled: row?.cancelled ?? 0,
      released: row?.released ?? 0,
      attended,
      attendedRegistrants: attended - walkIns,
      walkIns,
    },
    waits: { measured: row?.measured ?? 0, median: row?.median ?? null, p95: row?.p95 ?? null },
    visitors: {
      languages: row?.languages ?? {},
      registrations: row?.registrations ?? 0,
      withoutDevice: row?.without_device ?? 0,
    },
  };
}

/** Of one event `h`: people who took a place that was offered to them. */
export const filledOf: SQL = sql`
  select coalesce(sum(o.people), 0) as filled from offers o
  where o.center_id = h.center_id and o.event_id = h.id and o.ended_as = 'accepted'`;

/** Of one event `h`: people who found it full. */
export const turnedAwayOf: SQL = sql`
  select coalesce(sum(t.people), 0) as turned_away from turned_away t
  where t.center_id = h.center_id and t.event_id = h.id`;

/** Places that went to the waitlist, and people who found none. */
export async function findReportWaitlist(db: Db, span: ReportSpan): Promise<WaitlistCounts> {
  const [row] = await db.execute<{ filled: number; turned_away: number }>(sql`
    with held as (${heldEvents(span)})
    select coalesce(sum(f.filled), 0)::int as filled, coalesce(sum(t.turned_away), 0)::int as turned_away
    from held h cross join lateral (${filledOf}) f cross join lateral (${turnedAwayOf}) t`);
  return { filled: row?.filled ?? 0, turnedAway: row?.turned_away ?? 0 };
}
