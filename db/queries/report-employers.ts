import { type SQL, sql } from "drizzle-orm";
import type { EmployerCounts } from "~/app/domain/reports/counts";
import type { Db } from "~/db/client.server";
import { heldEvents, type ReportSpan } from "./report-span";

/** An opening's middle pay as cents an hour, by the hours of `app/domain/figures/posted-pay.ts`. */
const hourly: SQL = sql`(o.pay_min_cents + o.pay_max_cents) / 2.0 / case o.pay_unit
  when 'hour' then 1 when 'day' then 8 when 'week' then 40 when 'month' then 2080 / 12.0 else 2080 end`;

/** With whom a span's events were: their accepted employers. */
export const partsOf = (span: ReportSpan): SQL => sql`
  select ee.center_id, ee.event_id, ee.employer_id
  from held h join event_employers ee
    on ee.center_id = h.center_id and ee.event_id = h.id and ee.standing = 'accepted'
  where ee.center_id = ${span.centerId}`;

interface Row extends Record<string, unknown> {
  employers: number;
  repeat_employers: number;
  openings: number;
  top_three_openings: number;
  median_pay: number | null;
}

/** Employers and what they listed. An employer came back where it took part in two events up to the period's end. */
export async function findReportEmployers(db: Db, span: ReportSpan): Promise<EmployerCounts> {
  const { centerId, until, now } = span;
  const [row] = await db.execute<Row>(sql`
    with held as (${heldEvents(span)}), part as (${partsOf(span)}),
    who as (select distinct employer_id from part),
    listed as (
      select part.employer_id, each_opening.hourly from part cross join lateral (
        select ${hourly} as hourly from openings o
        where o.center_id = part.center_id and o.event_id = part.event_id and o.employer_id = part.employer_id
        offset 0) each_opening),
    each_listed as (select count(*) as n from listed group by employer_id order by n desc limit 3)
    select (select count(*) from who)::int as employers,
      (select count(*) from who where (
        select count(*) from event_employers ee join events e on e.center_id = ee.center_id and e.id = ee.event_id
        where ee.center_id = ${centerId} and ee.employer_id = who.employer_id and ee.standing = 'accepted'
          and e.status in ('published', 'closed') and e.starts_at < ${until.toISOString()}
          and e.ends_at <= ${now.toISOString()}) > 1)::int as repeat_employers,
      (select count(*) from listed)::int as openings,
      (select coalesce(sum(n), 0) from each_listed)::int as top_three_openings,
      (select round(percentile_cont(0.5) within group (order by hourly)) from listed)::int as median_pay`);
  return {
    employers: row?.employers ?? 0,
    repeatEmployers: row?.repeat_employers ?? 0,
    openings: row?.openings ?? 0,
    topThreeOpenings: row?.top_three_openings ?? 0,
    medianPay: row?.median_pay ?? null,
  };
}
