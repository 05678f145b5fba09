import { sql } from "drizzle-orm";
import type { InquiryCounts, ReportCounts } from "~/app/domain/reports/counts";
import { yearsOf } from "~/app/domain/reports/period";
import type { Db } from "~/db/client.server";
import { inBranch, type ReportSpan } from "./report-span";

/** What the desk logged in a period and nobody took back. A row stands for `count` inquiries. */
export async function countInquiries(
  db: Db,
  { centerId, branchId, days }: ReportSpan,
): Promise<InquiryCounts> {
  const [row] = await db.execute<{ inquiries: number; reference: number; logged_days: number }>(sql`
    select coalesce(sum(count) filter (where not is_reference), 0)::int as inquiries,
      coalesce(sum(count) filter (where is_reference), 0)::int as reference,
      count(distinct answered_on)::int as logged_days
    from inquiries
    where center_id = ${centerId} and answered_on between ${days.from} and ${days.until} and undone_at is null
      ${inBranch(sql`branch_id`, branchId)}`);
  return {
    inquiries: row?.inquiries ?? 0,
    reference: row?.reference ?? 0,
    loggedDays: row?.logged_days ?? 0,
  };
}

/** Inquiries of each month that has any, reference transactions left out. */
export async function listInquiriesByMonth(
  db: Db,
  { centerId, branchId, days }: ReportSpan,
): Promise<{ month: string; count: number }[]> {
  return db.execute<{ month: string; count: number }>(sql`
    select to_char(answered_on, 'YYYY-MM') as month, sum(count)::int as count
    from (
      select answered_on, sum(count) as count from inquiries
      where center_id = ${centerId} and answered_on between ${days.from} and ${days.until} and undone_at is null
        and not is_reference ${inBranch(sql`branch_id`, branchId)}
      group by answered_on) as by_day
    group by 1 order by 1`);
}

/** What the branches counted in a typical week of each year that the period touches, together. */
export async function listSampleWeeks(
  db: Db,
  { centerId, branchId, days }: ReportSpan,
): Promise<ReportCounts["samples"]> {
  const years = yearsOf(days).map(({ year }) => year);
  const rows = await db.execute<{ year: number; per_week: number; branches: number }>(sql`
    select year, sum(count)::int as per_week, count(*)::int as branches from inquiry_samples
    where center_id = ${centerId} and year between ${Math.min(...years)} and ${Math.max(...years)}
      ${inBranch(sql`branch_id`, branchId)}
    group by year order by year`);
  return rows.map(({ year, per_week: perWeek, branches }) => ({ year, perWeek, branches }));
}
