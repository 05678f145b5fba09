import { sql } from "drizzle-orm";
import type { Db } from "~/db/client.server";

interface OfDay {
  centerId: string;
  /** The day's first instant and the next one's, in the center's zone. */
  from: Date;
  until: Date;
}

/** Public events that begin on a day, the first one first, with who is in. */
export async function listEventsOfDay(db: Db, { centerId, from, until, locale }: OfDay & { locale: string }) {
  const rows = await db.execute<{
    id: string;
    title: string;
    starts_at: string;
    ends_at: string;
    zone: string;
    came: number;
    inside: number;
  }>(sql`
    select e.id, t.title, e.starts_at, e.ends_at, e.zone, came.came, came.inside
    from events e join event_texts t on t.center_id = e.center_id and t.event_id = e.id and t.locale = ${locale}
    cross join lateral (
      select count(*)::int as came, count(*) filter (where a.inside)::int as inside
      from admissions a join registrations p on p.center_id = a.center_id and p.id = a.registration_id
      where a.center_id = e.center_id and a.event_id = e.id and p.who = 'patron') came
    where e.center_id = ${centerId} and e.status in ('published', 'closed')
      and e.starts_at >= ${from.toISOString()} and e.starts_at < ${until.toISOString()}
    order by e.starts_at, e.id limit 50`);
  return rows.map(({ starts_at, ends_at, ...row }) => ({
    ...row,
    startsAt: new Date(starts_at),
    endsAt: new Date(ends_at),
  }));
}

/** Events of which an employer was asked lately and has told nothing since it was first asked, the latest first. */
export async function listOutcomesDue(
  db: Db,
  { centerId, since, locale }: { centerId: string; since: Date; locale: string },
) {
  return db.execute<{ id: string; title: string; employers: number }>(sql`
    select e.id, t.title, count(*)::int as employers
    from events e join event_texts t on t.center_id = e.center_id and t.event_id = e.id and t.locale = ${locale}
    cross join lateral (
      select a.employer_id from outcome_asks a
      where a.center_id = e.center_id and a.event_id = e.id and a.asked_at >= ${since.toISOString()}
      group by a.employer_id
      having not exists (
        select from outcome_reports r
        where r.center_id = e.center_id and r.event_id = e.id and r.employer_id = a.employer_id
          and r.mark >= max(a.mark))) asked
    where e.center_id = ${centerId} and e.status = 'published' and e.ends_at >= ${monthsBefore(since)}
    group by e.id, t.title, e.starts_at order by e.starts_at desc limit 20`);
}

/** Employers are asked for the last time some four months after an event. */
const monthsBefore = (since: Date) => new Date(since.getTime() - 130 * 86_400_000).toISOString();

/** Mails of a center that could not be sent. */
export async function countFailedMail(db: Db, { centerId }: { centerId: string }): Promise<number> {
  const [row] = await db.execute<{ count: number }>(sql`
    select count(*)::int as count from outbox where center_id = ${centerId} and state = 'failed'`);
  return row?.count ?? 0;
}

/** Booked appointments with a counselor on a day, and when the next one after an instant begins. */
export async function findAppointmentsOfDay(db: Db, { centerId, from, until, now }: OfDay & { now: Date }) {
  const [row] = await db.execute<{ booked: number; next: string | null }>(sql`
    select count(*)::int as booked, min(s.starts_at) filter (where s.starts_at >= ${now.toISOString()}) as next
    from slots s join bookings b on b.center_id = s.center_id and b.slot_id = s.id and b.status = 'booked'
    where s.center_id = ${centerId} and s.kind = 'appointment' and s.cancelled_at is null
      and s.starts_at >= ${from.toISOString()} and s.starts_at < ${until.toISOString()}`);
  return { booked: row?.booked ?? 0, next: row?.next ? new Date(row.next) : null };
}

/** Who waits in the walk-in queues of a day: a row for each branch where anybody does, and since when the first one has. */
export async function listLinesOfDay(db: Db, { centerId, day }: { centerId: string; day: string }) {
  const rows = await db.execute<{ branch_id: string; branch: string; waiting: number; since: string }>(sql`
    select q.branch_id, b.name as branch, count(*)::int as waiting, min(q.taken_at) as since
    from queue_numbers q join branches b on b.center_id = q.center_id and b.id = q.branch_id
    where q.center_id = ${centerId} and q.day = ${day} and q.state = 'waiting'
    group by q.branch_id, b.name order by b.name, q.branch_id`);
  return rows.map(({ branch_id, since, ...row }) => ({
    ...row,
    branchId: branch_id,
    since: new Date(since),
  }));
}
