import { type SQL, sql } from "drizzle-orm";
import type { SurveyFigures } from "~/app/domain/figures/event-figures";
import type { AccessCounts } from "~/app/domain/reports/counts";
import { agreesFrom, type Statement, statements } from "~/app/domain/surveys/survey";
import type { Db } from "~/db/client.server";
import { heldEvents, type ReportSpan } from "./report-span";

/** How many answered each statement of the survey, and agreed. No words are read. */
export async function findReportSurvey(db: Db, span: ReportSpan): Promise<SurveyFigures> {
  const ofStatement = (statement: Statement) => {
    const column = sql.identifier(statement);
    return sql`count(${column}) as ${sql.identifier(`${statement}_answered`)},
      count(*) filter (where ${column} >= ${agreesFrom}) as ${sql.identifier(`${statement}_agree`)}`;
  };
  const sumOf = (statement: Statement) =>
    sql`sum(${sql.identifier(`${statement}_answered`)})::int as ${sql.identifier(`${statement}_answered`)},
      sum(${sql.identifier(`${statement}_agree`)})::int as ${sql.identifier(`${statement}_agree`)}`;
  const [row] = await db.execute<Record<string, number | null>>(sql`
    with held as (${heldEvents(span)})
    select sum(answers)::int as answers, ${sql.join(statements.map(sumOf), sql`, `)}
    from held h cross join lateral (
      select count(*) as answers, ${sql.join(statements.map(ofStatement), sql`, `)}
      from survey_answers s where s.center_id = h.center_id and s.event_id = h.id) each_event`);
  const shares = (statement: Statement) => ({
    answered: row?.[`${statement}_answered`] ?? 0,
    agree: row?.[`${statement}_agree`] ?? 0,
  });
  return {
    answers: row?.answers ?? 0,
    statements: {
      useful: shares("useful"),
      welcome: shares("welcome"),
      employers: shares("employers"),
      again: shares("again"),
    },
  };
}

/** Of one event `h`: requests for access of those who kept their place, and those that were met. */
export const accessOf: SQL = sql`
  select count(*) as asked, count(*) filter (where c.state = 'met') as met
  from accommodations c join registrations p on p.center_id = c.center_id and p.id = c.registration_id
  where c.center_id = h.center_id and c.event_id = h.id and p.who = 'patron' and p.status = 'registered'`;

/** Help with access that was asked for, and given. */
export async function findReportHelp(db: Db, span: ReportSpan): Promise<Pick<AccessCounts, "asked" | "met">> {
  const [row] = await db.execute<{ asked: number; met: number }>(sql`
    with held as (${heldEvents(span)})
    select coalesce(sum(c.asked), 0)::int as asked, coalesce(sum(c.met), 0)::int as met
    from held h cross join lateral (${accessOf}) c`);
  return { asked: row?.asked ?? 0, met: row?.met ?? 0 };
}
