import { sql } from "drizzle-orm";
import type { OutcomeFigures } from "~/app/domain/figures/event-figures";
import { type Mark, marks } from "~/app/domain/outcomes/marks";
import type { JobAnswer } from "~/app/domain/outcomes/own-job";
import type { Db } from "~/db/client.server";
import { heldEvents, type ReportSpan } from "./report-span";

interface Row extends Record<string, unknown>, Omit<OutcomeFigures, "conditionalOffers"> {
  mark: Mark;
  conditional_offers: number | null;
}

/**
 * At each mark the sum of what each employer told last of each event by then; an employer is asked, and answers, once an
 * event. What a report leaves empty is in no sum, and where nobody told a number the sum is unknown.
 */
export async function listReportOutcomes(db: Db, span: ReportSpan): Promise<OutcomeFigures[]> {
  const rows = await db.execute<Row>(sql`
    with held as (${heldEvents(span)}),
    told as (
      select t.* from held h cross join lateral (
        select r.center_id, r.event_id, r.employer_id, r.id, r.mark, r.kind, r.place from outcome_reports r
        where r.center_id = h.center_id and r.event_id = h.id offset 0) t),
    by_mark as (select unnest(array[${sql.raw(marks.join(", "))}]) as mark),
    newest as (
      select distinct on (m.mark, t.event_id, t.employer_id) m.mark, t.event_id, t.employer_id, t.center_id, t.id
      from by_mark m join told t on t.mark <= m.mark and t.kind <> 'declined'
      order by m.mark, t.event_id, t.employer_id, t.place desc),
    asked as (
      select m.mark, a.event_id, a.employer_id
      from held h cross join lateral (
        select a.event_id, a.employer_id, a.mark from outcome_asks a
        where a.center_id = h.center_id and a.event_id = h.id offset 0) a
      join by_mark m on a.mark <= m.mark
      union select m.mark, t.event_id, t.employer_id from by_mark m join told t on t.mark <= m.mark),
    sums as (
      select n.mark, sum(c.applications)::int as applications, sum(c.interviews)::int as interviews,
        sum(c.conditional_offers)::int as conditional_offers, sum(c.offers)::int as offers,
        sum(c.hires)::int as hires, sum(c.retained)::int as retained
      from newest n cross join lateral (
        select * from outcome_counts c where c.center_id = n.center_id and c.report_id = n.id offset 0) c
      group by n.mark)
    select m.mark, (select count(*) from asked where asked.mark = m.mark)::int as asked,
      (select count(*) from newest where newest.mark = m.mark)::int as answered,
      applications, interviews, conditional_offers, offers, hires, retained
    from by_mark m left join sums on sums.mark = m.mark order by m.mark`);
  return rows.map(({ conditional_offers: conditionalOffers, mark, asked, answered, ...told }) => ({
    mark,
    asked,
    answered,
    applications: told.applications,
    interviews: told.interviews,
    conditionalOffers,
    offers: told.offers,
    hires: told.hires,
    retained: told.retained,
  }));
}

/** What visitors said of themselves, apart from what employers told. */
export async function findReportJobs(db: Db, span: ReportSpan): Promise<Record<JobAnswer, number>> {
  const [row] = await db.execute<{ here: number; elsewhere: number; not_yet: number }>(sql`
    with held as (${heldEvents(span)})
    select coalesce(sum(j.here), 0)::int as here, coalesce(sum(j.elsewhere), 0)::int as elsewhere,
      coalesce(sum(j.not_yet), 0)::int as not_yet
    from held h cross join lateral (
      select count(*) filter (where answer = 'hired-here') as here,
        count(*) filter (where answer = 'hired-elsewhere') as elsewhere,
        count(*) filter (where answer = 'not-yet') as not_yet
      from job_reports j where j.center_id = h.center_id and j.event_id = h.id) j`);
  return {
    "hired-here": row?.here ?? 0,
    "hired-elsewhere": row?.elsewhere ?? 0,
    "not-yet": row?.not_yet ?? 0,
  };
}
