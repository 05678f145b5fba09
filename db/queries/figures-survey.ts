import { and, asc, eq, isNotNull, or, sql } from "drizzle-orm";
import type { SurveyFigures } from "~/app/domain/figures/event-figures";
import { agreesFrom } from "~/app/domain/surveys/survey";
import type { Db } from "~/db/client.server";
import { surveyAnswers } from "~/db/schema";

interface OfEvent {
  centerId: string;
  eventId: string;
}

interface Row extends Record<string, unknown> {
  answers: number;
  useful: number;
  useful_agree: number;
  welcome: number;
  welcome_agree: number;
  employers: number;
  employers_agree: number;
  again: number;
  again_agree: number;
}

/** How many answered the survey of an event and agreed. It reads no words, so that their purge changes nothing. */
export async function findSurveyFigures(db: Db, of: OfEvent): Promise<SurveyFigures> {
  const [row] = await db.execute<Row>(sql`
    select count(*)::int as answers,
      count(useful)::int as useful, count(*) filter (where useful >= ${agreesFrom})::int as useful_agree,
      count(welcome)::int as welcome, count(*) filter (where welcome >= ${agreesFrom})::int as welcome_agree,
      count(employers)::int as employers, count(*) filter (where employers >= ${agreesFrom})::int as employers_agree,
      count(again)::int as again, count(*) filter (where again >= ${agreesFrom})::int as again_agree
    from survey_answers where center_id = ${of.centerId} and event_id = ${of.eventId}`);
  const shares = (answered = 0, agree = 0) => ({ answered, agree });
  return {
    answers: row?.answers ?? 0,
    statements: {
      useful: shares(row?.useful, row?.useful_agree),
      welcome: shares(row?.welcome, row?.welcome_agree),
      employers: shares(row?.employers, row?.employers_agree),
      again: shares(row?.again, row?.again_agree),
    },
  };
}

/** What visitors wrote in their own words, while it is kept. In the order of what no clock says: of the key. */
export async function listSurveyWords(db: Db, { centerId, eventId, limit }: OfEvent & { limit: number }) {
  return db
    .select({
      key: surveyAnswers.answerKey,
      language: surveyAnswers.language,
      liked: surveyAnswers.liked,
      better: surveyAnswers.better,
    })
    .from(surveyAnswers)
    .where(
      and(
        eq(surveyAnswers.centerId, centerId),
        eq(surveyAnswers.eventId, eventId),
        or(isNotNull(surveyAnswers.liked), isNotNull(surveyAnswers.better)),
      ),
    )
    .orderBy(asc(surveyAnswers.answerKey))
    .limit(limit);
}
