import { and, asc, eq, gt, sql } from "drizzle-orm";
import type { Db, Sql } from "~/db/client.server";
import { admissions, outbox, registrations, reminderAnswers } from "~/db/schema";

export interface AskedParams {
  centerId: string;
  eventId: string;
  startsAt: Date;
  /** What the key of a question is made of, around the registration's id. */
  key: { before: string; after: string };
  /** What the question says of a place without an answer. */
  says: string;
  after: string | null;
  limit: number;
}

/** Who holds a place and was asked whether they keep it, in a question that says what no answer does. */
export async function listAsked(db: Db, params: AskedParams) {
  const { centerId, eventId, startsAt, key } = params;
  return db
    .select({
      id: registrations.id,
      calendarRevision: registrations.calendarRevision,
      sentAt: outbox.sentAt,
      answered: sql<boolean>`${reminderAnswers.keptAt} is not null`,
      arrived: sql<number>`(select count(*)::int from ${admissions} a
        where a.center_id = ${registrations.centerId} and a.registration_id = ${registrations.id})`,
    })
    .from(registrations)
    .innerJoin(
      outbox,
      and(
        eq(outbox.centerId, registrations.centerId),
        eq(outbox.dedupeKey, sql`${key.before} || ${registrations.id} || ${key.after}`),
        eq(outbox.reason, params.says),
      ),
    )
    .leftJoin(
      reminderAnswers,
      and(
        eq(reminderAnswers.centerId, registrations.centerId),
        eq(reminderAnswers.registrationId, registrations.id),
        eq(reminderAnswers.startsAt, startsAt),
      ),
    )
    .where(
      and(
        eq(registrations.centerId, centerId),
        eq(registrations.eventId, eventId),
        eq(registrations.status, "registered"),
        params.after === null ? undefined : gt(registrations.id, params.after),
      ),
    )
    .orderBy(asc(registrations.id))
    .limit(params.limit)
    .for("no key update", { of: registrations });
}

/** Whether somebody said that they come to an event that starts then. Asked with each ticket's page. */
export async function hasAnswered(
  sql: Sql,
  params: { centerId: string; registrationId: string; startsAt: Date },
): Promise<boolean> {
  const found = await sql`
    select 1 from reminder_answers where center_id = ${params.centerId}
      and registration_id = ${params.registrationId} and starts_at = ${params.startsAt.toISOString()}`;
  return found.length > 0;
}

/** When somebody said that they come, for each start that they were asked about. */
export async function listAnswers(db: Db, params: { centerId: string; registrationId: string }) {
  return db
    .select({ startsAt: reminderAnswers.startsAt, keptAt: reminderAnswers.keptAt })
    .from(reminderAnswers)
    .where(
      and(
        eq(reminderAnswers.centerId, params.centerId),
        eq(reminderAnswers.registrationId, params.registrationId),
      ),
    )
    .orderBy(asc(reminderAnswers.keptAt));
}
