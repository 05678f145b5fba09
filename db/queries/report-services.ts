import { sql } from "drizzle-orm";
import type { AppointmentCounts, ReferralCounts } from "~/app/domain/reports/counts";
import type { Db } from "~/db/client.server";
import { inBranch, isConfirmed, type ReportSpan } from "./report-span";

interface ReferralRow extends Record<string, unknown> {
  made: number;
  portal_made: number;
  portal_enrolled: number;
  training_served: number;
  clothing_served: number;
}

/** Referrals by the day they were made, and by the day that the partner confirmed. Two days, two counts. */
export async function findReportReferrals(db: Db, span: ReportSpan): Promise<ReferralCounts> {
  const { centerId, branchId, days } = span;
  const [row] = await db.execute<ReferralRow>(sql`
    select made.*, served.* from (
      select count(*)::int as made, count(*) filter (where kind = 'portal')::int as portal_made from referrals
      where center_id = ${centerId} and made_on between ${days.from} and ${days.until}
        ${inBranch(sql`branch_id`, branchId)}) made,
    (
      select count(*) filter (where kind = 'portal')::int as portal_enrolled,
        count(*) filter (where kind = 'training')::int as training_served,
        count(*) filter (where kind = 'clothing')::int as clothing_served
      from referrals
      where center_id = ${centerId} and served_on between ${days.from} and ${days.until}
        and ${isConfirmed(sql`served_how`)}
        ${inBranch(sql`branch_id`, branchId)}) served`);
  return {
    made: row?.made ?? 0,
    portalMade: row?.portal_made ?? 0,
    portalEnrolled: row?.portal_enrolled ?? 0,
    trainingServed: row?.training_served ?? 0,
    clothingServed: row?.clothing_served ?? 0,
  };
}

/** Appointments that were booked and are over, and whether people came. What nobody marked is in neither. */
export async function findReportAppointments(db: Db, span: ReportSpan): Promise<AppointmentCounts> {
  const { centerId, branchId, from, until, now } = span;
  const [row] = await db.execute<{ booked: number; kept: number; missed: number }>(sql`
    select count(*)::int as booked, count(*) filter (where b.presence = 'kept')::int as kept,
      count(*) filter (where b.presence = 'missed')::int as missed
    from slots s cross join lateral (
      select b.presence from bookings b
      where b.center_id = s.center_id and b.slot_id = s.id and b.status = 'booked' offset 0) b
    where s.center_id = ${centerId} and s.kind = 'appointment' and s.cancelled_at is null
      and s.starts_at >= ${from.toISOString()} and s.starts_at < ${until.toISOString()}
      and s.ends_at <= ${now.toISOString()} ${inBranch(sql`s.branch_id`, branchId)}`);
  return { booked: row?.booked ?? 0, kept: row?.kept ?? 0, missed: row?.missed ?? 0 };
}
