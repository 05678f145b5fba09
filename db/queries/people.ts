import { sql } from "drizzle-orm";
import type { Db } from "~/db/client.server";
import { users } from "~/db/schema";

/** A person by the name that staff know; null for a token, a device or the system, whatever the id looks like. */
export async function findPersonName(db: Db, params: { id: string | null }): Promise<string | null> {
  if (params.id === null) return null;
  const [person] = await db
    .select({ name: users.name })
    .from(users)
    .where(sql`${users.id}::text = ${params.id}`);
  return person?.name ?? null;
}
