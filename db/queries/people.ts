import { and, eq, sql } from "drizzle-orm";
import type { Db } from "~/db/client.server";
import { accounts, users } from "~/db/schema";

/** A person by the name that staff know; null for a token, a device or the system, whatever the id looks like. */
export async function findPersonName(db: Db, params: { id: string | null }): Promise<string | null> {
  if (params.id === null) return null;
  const [person] = await db
    .select({ name: users.name })
    .from(users)
    .where(sql`${users.id}::text = ${params.id}`);
  return person?.name ?? null;
}

/** Somebody by the name that a provider of identities has for them. */
export async function findPersonBySubject(db: Db, params: { providerId: string; subject: string }) {
  const [person] = await db
    .select({ id: users.id, email: users.email })
    .from(accounts)
    .innerJoin(users, eq(users.id, accounts.userId))
    .where(and(eq(accounts.providerId, params.providerId), eq(accounts.accountId, params.subject)));
  return person ?? null;
}

export async function findPersonById(db: Db, params: { id: string }) {
  const [person] = await db
    .select({ id: users.id, name: users.name, email: users.email, emailVerified: users.emailVerified })
    .from(users)
    .where(eq(users.id, params.id));
  return person ?? null;
}
