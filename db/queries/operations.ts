import { eq, lt, max, sql } from "drizzle-orm";
import type { Db } from "~/db/client.server";
import { outbox, workers } from "~/db/schema";

/* What an operator watches, over all centers at once: counts and times, nobody's row. */

/** When the newest migration that was carried out was made, in milliseconds; 0 where there was none. */
export async function findLastMigration(db: Db): Promise<number> {
  const [row] = await db.execute<{ madeAt: string | null }>(
    sql`select max(created_at)::text as "madeAt" from drizzle.__drizzle_migrations`,
  );
  return Number(row?.madeAt ?? 0);
}

/** When any worker last said that it runs. */
export async function findWorkerSeenAt(db: Db): Promise<Date | null> {
  const [row] = await db.select({ seenAt: max(workers.seenAt) }).from(workers);
  return row?.seenAt ?? null;
}

export async function saveWorker(db: Db, params: { id: string; seenAt: Date }): Promise<void> {
  await db
    .insert(workers)
    .values(params)
    .onConflictDoUpdate({ target: workers.id, set: { seenAt: params.seenAt } });
}

export async function deleteWorker(db: Db, params: { id: string }): Promise<void> {
  await db.delete(workers).where(eq(workers.id, params.id));
}

/** Forgets those that were killed before they could leave. */
export async function deleteWorkersBefore(db: Db, params: { before: Date }): Promise<void> {
  await db.delete(workers).where(lt(workers.seenAt, params.before));
}

/** Messages by state, and since when the oldest of those that are due has been. */
export async function readOutbox(db: Db, { now }: { now: Date }) {
  const [states, [due]] = await Promise.all([
    db.select({ state: outbox.state, count: sql<number>`count(*)::int` }).from(outbox).groupBy(outbox.state),
    db
      .select({ count: sql<number>`count(*)::int`, since: sql<string | null>`min(${outbox.nextAt})` })
      .from(outbox)
      .where(sql`${outbox.state} = 'queued' and ${outbox.nextAt} <= ${now.toISOString()}`),
  ]);
  const since = due?.since ?? null;
  return { states, due: due?.count ?? 0, dueSince: since === null ? null : new Date(since) };
}

/** This process's connections by what the server says they do, without the one that asks. */
export async function countConnections(db: Db) {
  return db.execute<{ state: string; count: number }>(sql`
    select coalesce(state, 'unknown') as state, count(*)::int as count from pg_stat_activity
    where application_name = current_setting('application_name') and datname = current_database()
      and pid <> pg_backend_pid()
    group by 1`);
}
