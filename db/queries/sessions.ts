import { and, desc, eq, gt } from "drizzle-orm";
import type { Db } from "~/db/client.server";
import { accounts, sessions } from "~/db/schema";

/** Where a person is signed in, the newest first. */
export async function listSessions(db: Db, params: { userId: string; now: Date }) {
  return db
    .select({
      id: sessions.id,
      userAgent: sessions.userAgent,
      createdAt: sessions.createdAt,
      expiresAt: sessions.expiresAt,
    })
    .from(sessions)
    .where(and(eq(sessions.userId, params.userId), gt(sessions.expiresAt, params.now)))
    .orderBy(desc(sessions.createdAt), desc(sessions.id));
}

/** False for who signs in by mailed links alone. */
export async function hasPassword(db: Db, params: { userId: string }): Promise<boolean> {
  const [account] = await db
    .select({ id: accounts.id })
    .from(accounts)
    .where(and(eq(accounts.userId, params.userId), eq(accounts.providerId, "credential")));
  return account !== undefined;
}
