import { type SQL, sql } from "drizzle-orm";
import type { DoorWaits } from "~/app/domain/figures/event-figures";
import type { AttendanceCounts, WaitlistCounts } from "~/app/domain/reports/counts";
import type { Db } from "~/db/client.server";
import { findWaitsAt } from "./door-waits";
import { heldEvents, type ReportSpan } from "./report-span";

/** Of one event `h`: people for whom a place was taken beforehand, and those who gave it back. */
export const placesOf: SQL = sql`
  select coalesce(sum(p.party_size), 0) as registered,
    coalesce(sum(p.party_size) filter (where p.status = 'cancelled'), 0) as cancelled,
    coalesce(sum(p.party_size) filter (where p.status = 'released'), 0) as released
  from registrations p
  where p.center_id = h.center_id and p.event_id = h.id and p.who = 'patron' and p.origin <> 'walk-in'
    and p.status in ('registered', 'cancelled', 'released')`;

/** Of one event `h`: people who were let in, each once. */
export const arrivalsOf: SQL = sql`
  select count(*) as attended, count(*) filter (where p.origin = 'walk-in') as walk_ins
  from admissions a join registrations p
    on p.center_id = a.center_id and p.event_id = a.event_id and p.id = a.registration_id
  where a.center_id = h.center_id and a.event_id = h.id and p.center_id = h.center_id and p.event_id = h.id
    and p.who = 'patron'`;

interface Row extends Record<string, unknown> {
  events: number;
  counted_events: number;
  registered: number;
  cancelled: number;
  released: number;
  attended: number;
  walk_ins: number;
}

/** Events, who registered for them and who came. */
export async function findReportAttendance(db: Db, span: ReportSpan): Promise<AttendanceCounts> {
  const [row] = await db.execute<Row>(sql`
    with held as (${heldEvents(span)})
    select count(*)::int as events, count(*) filter (where came.attended > 0)::int as counted_events,
      coalesce(sum(taken.registered), 0)::int as registered,
      coalesce(sum(taken.cancelled), 0)::int as cancelled, coalesce(sum(taken.released), 0)::int as released,
      coalesce(sum(came.attended), 0)::int as attended, coalesce(sum(came.walk_ins), 0)::int as walk_ins
    from held h cross join lateral (${placesOf}) taken cross join lateral (${arrivalsOf}) came`);
  const attended = row?.attended ?? 0;
  const walkIns = row?.walk_ins ?? 0;
  return {
    events: row?.events ?? 0,
    countedEvents: row?.counted_events ?? 0,
    registered: row?.registered ?? 0,
    cancelled: row?.cancelled ?? 0,
    released: row?.released ?? 0,
    attended,
    attendedRegistrants: attended - walkIns,
    walkIns,
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

/** How long people waited at the doors of the report's events. */
export const findReportWaits = (db: Db, span: ReportSpan): Promise<DoorWaits> =>
  findWaitsAt(db, heldEvents(span));
