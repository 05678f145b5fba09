import { sql } from "drizzle-orm";
import type { OutcomeFigures } from "~/app/domain/figures/event-figures";
import { type Mark, marks } from "~/app/domain/outcomes/marks";
import type { JobAnswer } from "~/app/domain/outcomes/own-job";
import type { StageCounts } from "~/app/domain/outcomes/report";
import type { Db } from "~/db/client.server";

interface OfEvent {
  centerId: string;
  eventId: string;
}

interface Row extends Record<string, unknown>, Omit<StageCounts, "conditionalOffers"> {
  mark: Mark;
  asked: number;
  answered: number;
  conditional_offers: number | null;
}

/**
 * At each mark the sum over employers of what each told last by then, as its newest report up to that mark has it. What a
 * report leaves empty is unknown and in no sum; where nobody told a number the sum is unknown too.
 */
export async function listOutcomeFigures(db: Db, of: OfEvent): Promise<OutcomeFigures[]> {
  const rows = await db.execute<Row>(sql`
    with told as (
      select * from outcome_reports where center_id = ${of.centerId} and event_id = ${of.eventId}),
    by_mark as (select unnest(array[${sql.raw(marks.join(", "))}]) as mark),
    newest as (
      select distinct on (m.mark, t.employer_id) m.mark, t.employer_id, t.id
      from by_mark m join told t on t.mark <= m.mark and t.kind <> 'declined'
      order by m.mark, t.employer_id, t.place desc),
    asked as (
      select m.mark, a.employer_id from by_mark m join outcome_asks a on a.mark <= m.mark
      where a.center_id = ${of.centerId} and a.event_id = ${of.eventId}
      union select m.mark, t.employer_id from by_mark m join told t on t.mark <= m.mark),
    sums as (
      select n.mark, sum(c.applications)::int as applications, sum(c.interviews)::int as interviews,
        sum(c.conditional_offers)::int as conditional_offers, sum(c.offers)::int as offers, sum(c.hires)::int as hires,
        sum(c.retained)::int as retained
      from newest n join outcome_counts c on c.center_id = ${of.centerId} and c.report_id = n.id group by n.mark)
    select m.mark, (select count(*) from asked where asked.mark = m.mark)::int as asked,
      (select count(*) from newest where newest.mark = m.mark)::int as answered,
      applications, interviews, conditional_offers, offers, hires, retained
    from by_mark m left join sums on sums.mark = m.mark order by m.mark`);
  return rows.map(({ conditional_offers: conditionalOffers, ...row }) => ({
    mark: row.mark,
    asked: row.asked,
    answered: row.answered,
    applications: row.applications,
    interviews: row.interviews,
    conditionalOffers,
    offers: row.offers,
    hires: row.hires,
    retained: row.retained,
  }));
}

/** How many visitors said of themselves that they found work, and where. Apart from what employers told. */
export async function findJobFigures(db: Db, of: OfEvent): Promise<Record<JobAnswer, number>> {
  const [row] = await db.execute<{ here: number; elsewhere: number; not_yet: number }>(sql`
    select count(*) filter (where answer = 'hired-here')::int as here,
      count(*) filter (where answer = 'hired-elsewhere')::int as elsewhere,
      count(*) filter (where answer = 'not-yet')::int as not_yet
    from job_reports where center_id = ${of.centerId} and event_id = ${of.eventId}`);
  return {
    "hired-here": row?.here ?? 0,
    "hired-elsewhere": row?.elsewhere ?? 0,
    "not-yet": row?.not_yet ?? 0,
  };
}
