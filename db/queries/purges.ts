import { desc, eq, type SQL, sql } from "drizzle-orm";
import type { Db } from "~/db/client.server";
import { purges } from "~/db/schema";

/** How much a run took away. */
export interface Purged {
  names: number;
  accommodations: number;
  tableVisits: number;
  formKeys: number;
  consents: number;
  surveyWords: number;
}

/** Some rows that are gone, and where to go on; null once there are no more. */
export interface Batch {
  rows: number;
  last: string | null;
}

interface Due {
  centerId: string;
  /** Events that ended before. */
  endedBefore: Date;
  /** Rows behind this one, in the order of their ids. */
  after: string | null;
  limit: number;
}

/*
 * Each takes some rows in the order of their ids, and leaves those that another process holds. A batch that is not full
 * was the last.
 */

/** Names and contacts, and what they planned to visit; of those who agreed to be asked later, once their own time is over. */
export async function forgetNames(tx: Db, due: Due & { agreedEndedBefore: Date }): Promise<Batch> {
  const { centerId, after, limit } = due;
  return batchOf(
    limit,
    await tx.execute<{ id: string }>(sql`
      with due as (
        select p.id, r.id as registration_id from patrons p
        join registrations r on r.center_id = p.center_id and r.id = p.registration_id
        join events e on e.center_id = r.center_id and e.id = r.event_id
        where p.center_id = ${centerId} and p.id > ${after ?? first}::uuid and e.ends_at < ${at(due.endedBefore)}
          and (e.ends_at < ${at(due.agreedEndedBefore)} or 'given' is distinct from (
            select c.act from consents c where c.center_id = r.center_id and c.registration_id = r.id
              and c.purpose = 'outcomes' order by c.place desc limit 1))
        order by p.id limit ${limit} for update of p skip locked),
      planned as (
        delete from opening_marks m using due
        where m.center_id = ${centerId} and m.registration_id = due.registration_id)
      delete from patrons p using due where p.center_id = ${centerId} and p.id = due.id returning p.id`),
  );
}

/** Names and contacts of those who had an appointment; the appointment stays, and counts. `endedBefore` is of its time. */
export async function forgetAppointmentNames(tx: Db, due: Due): Promise<Batch> {
  const { centerId, after, limit } = due;
  return batchOf(
    limit,
    await tx.execute<{ id: string }>(sql`
      with due as (
        select p.id from patrons p
        join bookings b on b.center_id = p.center_id and b.id = p.booking_id
        join slots s on s.center_id = b.center_id and s.id = b.slot_id
        where p.center_id = ${centerId} and p.id > ${after ?? first}::uuid and s.ends_at < ${at(due.endedBefore)}
        order by p.id limit ${limit} for update of p skip locked)
      delete from patrons p using due where p.center_id = ${centerId} and p.id = due.id returning p.id`),
  );
}

/** What people needed to take part; that they asked, and what became of it, stays. */
export async function forgetAccommodations(tx: Db, due: Due): Promise<Batch> {
  const { centerId, after, limit } = due;
  return batchOf(
    limit,
    await tx.execute<{ id: string }>(sql`
      with due as (
        select a.id from accommodations a
        join events e on e.center_id = a.center_id and e.id = a.event_id
        where a.center_id = ${centerId} and a.cipher is not null and a.id > ${after ?? first}::uuid
          and e.ends_at < ${at(due.endedBefore)}
        order by a.id limit ${limit} for update of a skip locked)
      update accommodations a set cipher = null, key_id = null
      from due where a.center_id = ${centerId} and a.id = due.id returning a.id`),
  );
}

/** Whom employers asked at their tables and who did not answer. Visits that were answered are nobody's already. */
export async function forgetAsking(tx: Db, due: Due): Promise<Batch> {
  const { centerId, after, limit } = due;
  return batchOf(
    limit,
    await tx.execute<{ id: string }>(sql`
      with due as (
        select v.id from table_visits v
        join events e on e.center_id = v.center_id and e.id = v.event_id
        where v.center_id = ${centerId} and v.registration_id is not null and v.id > ${after ?? first}::uuid
          and e.ends_at < ${at(due.endedBefore)}
        order by v.id limit ${limit} for update of v skip locked)
      delete from table_visits v using due where v.center_id = ${centerId} and v.id = due.id returning v.id`),
  );
}

/** Keyed hashes of what was typed into forms. They have no id: what is gone is not come across again. */
export async function forgetFormKeys(tx: Db, due: Due): Promise<Batch> {
  const { centerId, limit } = due;
  return batchOf(
    limit,
    await tx.execute<{ id: string }>(sql`
      with due as (
        select k.event_id, k.source, k.key, k.values_hash from registration_keys k
        join events e on e.center_id = k.center_id and e.id = k.event_id
        where k.center_id = ${centerId} and e.ends_at < ${at(due.endedBefore)}
        limit ${limit} for update of k skip locked)
      delete from registration_keys k using due
      where k.center_id = ${centerId} and k.event_id = due.event_id and k.source = due.source and k.key = due.key
        and k.values_hash = due.values_hash
      returning k.registration_id as id`),
  );
}

/** Proof of consent. Its table lets a row go only where the transaction says that it purges. */
export async function forgetConsents(tx: Db, due: Due): Promise<Batch> {
  const { centerId, after, limit } = due;
  await tx.execute(sql`select set_config('fairday.purging', 'on', true)`);
  return batchOf(
    limit,
    await tx.execute<{ id: string }>(sql`
      with due as (
        select c.id from consents c
        join events e on e.center_id = c.center_id and e.id = c.event_id
        where c.center_id = ${centerId} and c.id > ${after ?? first}::uuid and e.ends_at < ${at(due.endedBefore)}
        order by c.id limit ${limit} for update of c skip locked)
      delete from consents c using due where c.center_id = ${centerId} and c.id = due.id returning c.id`),
  );
}

/** What visitors wrote in their own words, which may hold names. That they answered, and what they chose, stays. */
export async function forgetSurveyWords(tx: Db, due: Due): Promise<Batch> {
  const { centerId, limit } = due;
  return batchOf(
    limit,
    await tx.execute<{ id: string }>(sql`
      with due as (
        select a.event_id, a.answer_key from survey_answers a
        join events e on e.center_id = a.center_id and e.id = a.event_id
        where a.center_id = ${centerId} and (a.liked is not null or a.better is not null)
          and e.ends_at < ${at(due.endedBefore)}
        limit ${limit} for update of a skip locked)
      update survey_answers a set liked = null, better = null from due
      where a.center_id = ${centerId} and a.event_id = due.event_id and a.answer_key = due.answer_key
      returning a.answer_key as id`),
  );
}

/** Proof of consent to texts about an event. */
export const forgetTextConsents = (tx: Db, due: Due): Promise<Batch> =>
  forgetConsentsOf(
    tx,
    due,
    sql`join registrations r on r.center_id = c.center_id and r.id = c.registration_id
        join events ended on ended.center_id = r.center_id and ended.id = r.event_id`,
  );

/** Proof of consent to texts about an appointment. `endedBefore` is of its time. */
export const forgetAppointmentTextConsents = (tx: Db, due: Due): Promise<Batch> =>
  forgetConsentsOf(
    tx,
    due,
    sql`join bookings b on b.center_id = c.center_id and b.id = c.booking_id
        join slots ended on ended.center_id = b.center_id and ended.id = b.slot_id`,
  );

/** @param ended leads from a consent `c` to what it was about, under this name */
async function forgetConsentsOf(tx: Db, due: Due, ended: SQL): Promise<Batch> {
  const { centerId, after, limit } = due;
  return batchOf(
    limit,
    await tx.execute<{ id: string }>(sql`
      with due as (
        select c.id from sms_consents c
        ${ended}
        where c.center_id = ${centerId} and c.id > ${after ?? first}::uuid and ended.ends_at < ${at(due.endedBefore)}
        order by c.id limit ${limit} for update of c skip locked)
      delete from sms_consents c using due where c.center_id = ${centerId} and c.id = due.id returning c.id`),
  );
}

const first = "00000000-0000-0000-0000-000000000000";
const at = (instant: Date) => instant.toISOString();

function batchOf(limit: number, gone: readonly { id: string }[]): Batch {
  const ids = gone.map(({ id }) => id).sort();
  return { rows: ids.length, last: ids.length < limit ? null : (ids.at(-1) ?? null) };
}

const columns = {
  names: purges.names,
  accommodations: purges.accommodations,
  tableVisits: purges.tableVisits,
  formKeys: purges.formKeys,
  consents: purges.consents,
  surveyWords: purges.surveyWords,
};

/** Adds to what a run took away, in the transaction that takes it. */
export async function notePurge(
  tx: Db,
  note: { centerId: string; runId: string; at: Date; finishedAt: Date; kind: keyof Purged; rows: number },
): Promise<void> {
  const { centerId, runId: id, at: begun, finishedAt, kind, rows } = note;
  await tx
    .insert(purges)
    .values({ centerId, id, at: begun, finishedAt, [kind]: rows })
    .onConflictDoUpdate({
      target: [purges.centerId, purges.id],
      set: { [kind]: sql`${columns[kind]} + ${rows}`, finishedAt },
    });
}

/** The runs that took something away, the latest first. */
export async function listPurges(db: Db, { centerId, limit }: { centerId: string; limit: number }) {
  return db
    .select({ id: purges.id, at: purges.at, ...columns })
    .from(purges)
    .where(eq(purges.centerId, centerId))
    .orderBy(desc(purges.at), desc(purges.id))
    .limit(limit);
}
