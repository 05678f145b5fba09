import { and, eq, lt, sql } from "drizzle-orm";
import type { Db } from "~/db/client.server";
import { rateLimits } from "~/db/schema";

type Window = { bucket: string; windowStart: Date };

/** Counts one attempt, by one statement, so that no two processes give the same number. */
export async function addHit(db: Db, { bucket, windowStart }: Window): Promise<number> {
  const [row] = await db
    .insert(rateLimits)
    .values({ bucket, windowStart, hits: 1 })
    .onConflictDoUpdate({
      target: [rateLimits.bucket, rateLimits.windowStart],
      set: { hits: sql`${rateLimits.hits} + 1` },
    })
    .returning({ hits: rateLimits.hits });
  return row?.hits ?? 0;
}

/** Takes one attempt back. */
export async function takeHitBack(db: Db, { bucket, windowStart }: Window): Promise<void> {
  await db
    .update(rateLimits)
    .set({ hits: sql`greatest(${rateLimits.hits} - 1, 0)` })
    .where(and(eq(rateLimits.bucket, bucket), eq(rateLimits.windowStart, windowStart)));
}

export async function deleteWindowsBefore(db: Db, params: { before: Date }): Promise<void> {
  await db.delete(rateLimits).where(lt(rateLimits.windowStart, params.before));
}
