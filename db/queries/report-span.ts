import { type SQL, sql } from "drizzle-orm";
import type { Period } from "~/app/domain/reports/period";

/** What a report is about: a center's days, in one branch or all. */
export interface ReportSpan {
  centerId: string;
  /** Null is all of them, and what has no branch. */
  branchId: string | null;
  days: Period;
  /** The instants at which those days begin and are over, in the center's zone. */
  from: Date;
  until: Date;
  now: Date;
}

/**
 * The report's events: public, begun in the period and over by now. Where a branch is asked for, those in its rooms. What
 * hangs on an event is read event by event (lateral; where nothing is summed up in it, `offset 0` keeps the planner from
 * joining it), so that a year's part of a table never reads all of it.
 */
export const heldEvents = ({ centerId, branchId, from, until, now }: ReportSpan): SQL => sql`
  select e.center_id, e.id, e.slug, e.starts_at from events e
  where e.center_id = ${centerId} and e.status in ('published', 'closed')
    and e.starts_at >= ${from.toISOString()} and e.starts_at < ${until.toISOString()}
    and e.ends_at <= ${now.toISOString()} ${
      branchId === null
        ? sql``
        : sql`
    and e.room_id in (select m.id from rooms m where m.center_id = ${centerId} and m.branch_id = ${branchId})`
    }`;

/** Narrows a table that has a branch of its own. */
export const inBranch = (column: SQL, branchId: string | null): SQL =>
  branchId === null ? sql`` : sql`and ${column} = ${branchId}`;

/** Of a referral that was served: whoever told it is not the patron alone. What is known of nobody counts as told. */
export const isConfirmed = (servedHow: SQL): SQL => sql`${servedHow} is distinct from 'patron'`;
