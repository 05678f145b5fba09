import { type SQL, sql } from "drizzle-orm";
import type { Mark } from "~/app/domain/outcomes/marks";
import type { Stage } from "~/app/domain/outcomes/report";
import { agreesFrom } from "~/app/domain/surveys/survey";
import type { Db } from "~/db/client.server";
import { sumsOf } from "./event-sums";
import { filledOf, turnedAwayOf } from "./report-attendance";
import { partsOf } from "./report-employers";
import { heldEvents, inBranch, isConfirmed, type ReportSpan } from "./report-span";
import { accessOf } from "./report-visitors";

/** The last row of the page before, by what the list is ordered by. */
export interface After {
  at: Date;
  id: string;
}

export interface RowsPage {
  after: After | null;
  limit: number;
}

/** What an event adds to the report's figures, with its title in the center's language. */
export interface EventRow {
  id: string;
  title: string | null;
  startsAt: Date;
  registered: number;
  givenBack: number;
  attended: number;
  walkIns: number;
  filled: number;
  turnedAway: number;
  asked: number;
  met: number;
  withoutDevice: number;
  answers: number;
  useful: number;
  usefulAgree: number;
  foundWork: number;
}

/** Events of the report, the latest first. */
export async function listEventRows(
  db: Db,
  { locale, after, limit, ...span }: ReportSpan & RowsPage & { locale: string },
): Promise<EventRow[]> {
  const rows = await db.execute<
    { id: string; title: string | null; starts_at: string } & Record<string, number>
  >(sql`
    with held as (${heldEvents(span)}),
    h as (
      select * from held
      ${after === null ? sql`` : sql`where (starts_at, id) < (${after.at.toISOString()}, ${after.id})`}
      order by starts_at desc, id desc limit ${limit})
    select h.id, t.title, h.starts_at, sums.registered, sums.cancelled + sums.released as given_back,
      sums.attended, sums.walk_ins, sums.without_device, f.filled::int as filled,
      a.turned_away::int as turned_away, c.asked::int as asked, c.met::int as met,
      s.answers::int as answers, s.useful::int as useful, s.useful_agree::int as useful_agree,
      j.found_work::int as found_work
    from h left join event_texts t on t.center_id = h.center_id and t.event_id = h.id and t.locale = ${locale}
    cross join lateral (${sumsOf}) sums
    cross join lateral (${filledOf}) f cross join lateral (${turnedAwayOf}) a
    cross join lateral (${accessOf}) c
    cross join lateral (
      select count(*) as answers, count(s.useful) as useful,
        count(*) filter (where s.useful >= ${agreesFrom}) as useful_agree
      from survey_answers s where s.center_id = h.center_id and s.event_id = h.id) s
    cross join lateral (
      select count(*) as found_work from job_reports j
      where j.center_id = h.center_id and j.event_id = h.id and j.answer in ('hired-here', 'hired-elsewhere')) j
    order by h.starts_at desc, h.id desc`);
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    startsAt: new Date(row.starts_at),
    registered: row.registered ?? 0,
    givenBack: row.given_back ?? 0,
    attended: row.attended ?? 0,
    walkIns: row.walk_ins ?? 0,
    filled: row.filled ?? 0,
    turnedAway: row.turned_away ?? 0,
    asked: row.asked ?? 0,
    met: row.met ?? 0,
    withoutDevice: row.without_device ?? 0,
    answers: row.answers ?? 0,
    useful: row.useful ?? 0,
    usefulAgree: row.useful_agree ?? 0,
    foundWork: row.found_work ?? 0,
  }));
}

/** What an event's employers told by a mark. */
export interface OutcomeRow {
  id: string;
  title: string | null;
  startsAt: Date;
  asked: number;
  answered: number;
  count: number | null;
}

const stageColumns: Record<Exclude<Stage, "applications" | "conditionalOffers">, SQL> = {
  interviews: sql`c.interviews`,
  offers: sql`c.offers`,
  hires: sql`c.hires`,
  retained: sql`c.retained`,
};
export type ReportStage = keyof typeof stageColumns;

/** Events whose employers were asked or told something by a mark, the latest first, with one stage's sum. */
export async function listOutcomeRows(
  db: Db,
  {
    locale,
    after,
    limit,
    mark,
    stage,
    ...span
  }: ReportSpan & RowsPage & { locale: string; mark: Mark; stage: ReportStage },
): Promise<OutcomeRow[]> {
  const rows = await db.execute<Omit<OutcomeRow, "startsAt"> & { starts_at: string }>(sql`
    with held as (${heldEvents(span)})
    select h.id, t.title, h.starts_at, o.asked, o.answered, o.count
    from held h left join event_texts t on t.center_id = h.center_id and t.event_id = h.id and t.locale = ${locale}
    cross join lateral (
      select count(*)::int as asked, count(e.report_id)::int as answered, sum(e.count)::int as count from (
        select who.employer_id, newest.id as report_id,
          (select sum(${stageColumns[stage]}) from outcome_counts c
            where c.center_id = h.center_id and c.report_id = newest.id) as count
        from (
          select a.employer_id from outcome_asks a
          where a.center_id = h.center_id and a.event_id = h.id and a.mark <= ${mark}
          union select r.employer_id from outcome_reports r
          where r.center_id = h.center_id and r.event_id = h.id and r.mark <= ${mark}) who
        left join lateral (
          select r.id from outcome_reports r
          where r.center_id = h.center_id and r.event_id = h.id and r.employer_id = who.employer_id
            and r.mark <= ${mark} and r.kind <> 'declined'
          order by r.place desc limit 1) newest on true) e) o
    where o.asked > 0
      ${after === null ? sql`` : sql`and (h.starts_at, h.id) < (${after.at.toISOString()}, ${after.id})`}
    order by h.starts_at desc, h.id desc limit ${limit}`);
  return rows.map(({ starts_at, id, title, asked, answered, count }) => ({
    ...{ id, title, asked, answered, count },
    startsAt: new Date(starts_at),
  }));
}

/** Employers that took part, with how often and what they listed, by id. */
export async function listEmployerRows(db: Db, { after, limit, ...span }: ReportSpan & RowsPage) {
  const { centerId, until, now } = span;
  return db.execute<{ id: string; name: string; events: number; openings: number; all_events: number }>(sql`
    with held as (${heldEvents(span)}), part as (${partsOf(span)})
    select m.id, m.legal_name as name, count(*)::int as events,
      sum((select count(*) from openings o where o.center_id = part.center_id and o.event_id = part.event_id
        and o.employer_id = part.employer_id))::int as openings,
      (select count(*) from event_employers ee join events e on e.center_id = ee.center_id and e.id = ee.event_id
        where ee.center_id = ${centerId} and ee.employer_id = m.id and ee.standing = 'accepted'
          and e.status in ('published', 'closed') and e.starts_at < ${until.toISOString()}
          and e.ends_at <= ${now.toISOString()})::int as all_events
    from part join employers m on m.center_id = part.center_id and m.id = part.employer_id
    where m.center_id = ${centerId} ${after === null ? sql`` : sql`and m.id > ${after.id}`}
    group by m.id, m.legal_name order by m.id limit ${limit}`);
}

/** Openings, by id. */
export async function listOpeningRows(db: Db, { after, limit, ...span }: ReportSpan & RowsPage) {
  return db.execute<{
    id: string;
    event_id: string;
    title: string;
    employer: string;
    vacancies: number;
    pay_min_cents: number;
    pay_max_cents: number;
    pay_unit: "hour" | "day" | "week" | "month" | "year";
  }>(sql`
    with held as (${heldEvents(span)}), part as (${partsOf(span)})
    select o.id, o.event_id, o.title, m.legal_name as employer, o.vacancies, o.pay_min_cents, o.pay_max_cents,
      o.pay_unit
    from part cross join lateral (
      select * from openings o
      where o.center_id = part.center_id and o.event_id = part.event_id and o.employer_id = part.employer_id
      offset 0) o
    join employers m on m.center_id = part.center_id and m.id = part.employer_id
    where o.center_id = ${span.centerId} ${after === null ? sql`` : sql`and o.id > ${after.id}`}
    order by o.id limit ${limit}`);
}

/** Days as the lists' cursors have them: the beginning of the day in UTC, which stands for the day alone. */
const dayOf = ({ at }: After) => at.toISOString().slice(0, 10);

/** Entries of the desk's log, the latest first. */
export async function listInquiryRows(
  db: Db,
  { centerId, branchId, days, after, limit, isReference }: ReportSpan & RowsPage & { isReference: boolean },
) {
  return db.execute<{
    id: string;
    day: string;
    branch: string;
    category: string;
    channel: string;
    count: number;
  }>(sql`
    select i.id, i.answered_on::text as day, b.name as branch, c.name as category, i.channel, i.count
    from inquiries i join branches b on b.center_id = i.center_id and b.id = i.branch_id
    join inquiry_categories c on c.center_id = i.center_id and c.id = i.category_id
    where i.center_id = ${centerId} and i.answered_on between ${days.from} and ${days.until}
      and i.undone_at is null and i.is_reference = ${isReference} ${inBranch(sql`i.branch_id`, branchId)}
      ${after === null ? sql`` : sql`and (i.answered_on, i.id) < (${dayOf(after)}, ${after.id})`}
    order by i.answered_on desc, i.id desc limit ${limit}`);
}

export interface ReferralFilter {
  /** By the day it was made, or the day that the partner confirmed it. */
  by: "made" | "served";
  kinds: readonly string[] | null;
}

/** Referrals, the latest first, without anybody's name. */
export async function listReferralRows(
  db: Db,
  { centerId, branchId, days, after, limit, by, kinds }: ReportSpan & RowsPage & ReferralFilter,
) {
  const day = by === "made" ? sql`r.made_on` : sql`r.served_on`;
  return db.execute<{
    id: string;
    day: string;
    kind: string;
    partner: string;
    branch: string;
    state: string;
  }>(sql`
    select r.id, ${day}::text as day, r.kind, p.name as partner, b.name as branch, r.state
    from referrals r join partners p on p.center_id = r.center_id and p.id = r.partner_id
    join branches b on b.center_id = r.center_id and b.id = r.branch_id
    where r.center_id = ${centerId} and ${day} between ${days.from} and ${days.until}
      ${by === "made" ? sql`` : sql`and ${isConfirmed(sql`r.served_how`)}`}
      ${
        kinds === null
          ? sql``
          : sql`and r.kind in (${sql.join(
              kinds.map((kind) => sql`${kind}`),
              sql`, `,
            )})`
      }
      ${inBranch(sql`r.branch_id`, branchId)}
      ${after === null ? sql`` : sql`and (${day}, r.id) < (${dayOf(after)}, ${after.id})`}
    order by ${day} desc, r.id desc limit ${limit}`);
}

/** Booked appointments that are over, the latest first, without who had them. */
export async function listAppointmentRows(
  db: Db,
  {
    centerId,
    branchId,
    from,
    until,
    now,
    after,
    limit,
    keptOnly,
  }: ReportSpan & RowsPage & { keptOnly: boolean },
) {
  const rows = await db.execute<{
    id: string;
    starts_at: string;
    counselor: string;
    branch: string;
    presence: string | null;
  }>(sql`
    select b.id, s.starts_at, s.counselor, m.name as branch, b.presence
    from slots s cross join lateral (
      select b.id, b.presence from bookings b
      where b.center_id = s.center_id and b.slot_id = s.id and b.status = 'booked' offset 0) b
    join branches m on m.center_id = s.center_id and m.id = s.branch_id
    where s.center_id = ${centerId} and s.kind = 'appointment' and s.cancelled_at is null
      and s.starts_at >= ${from.toISOString()} and s.starts_at < ${until.toISOString()}
      and s.ends_at <= ${now.toISOString()} ${inBranch(sql`s.branch_id`, branchId)}
      ${keptOnly ? sql`and b.presence = 'kept'` : sql``}
      ${after === null ? sql`` : sql`and (s.starts_at, b.id) < (${after.at.toISOString()}, ${after.id})`}
    order by s.starts_at desc, b.id desc limit ${limit}`);
  return rows.map(({ starts_at, ...row }) => ({ ...row, startsAt: new Date(starts_at) }));
}
