import { count, desc, eq } from "drizzle-orm";
import type { Db } from "~/db/client.server";
import { passkeys } from "~/db/schema";

export type PasskeyRow = Awaited<ReturnType<typeof listPasskeys>>[number];

/** A person's passkeys, the newest first. */
export async function listPasskeys(db: Db, params: { userId: string }) {
  return db
    .select({
      id: passkeys.id,
      name: passkeys.name,
      host: passkeys.host,
      credentialId: passkeys.credentialId,
      createdAt: passkeys.createdAt,
      lastUsedAt: passkeys.lastUsedAt,
    })
    .from(passkeys)
    .where(eq(passkeys.userId, params.userId))
    .orderBy(desc(passkeys.createdAt), desc(passkeys.id));
}

export async function countPasskeys(db: Db, params: { userId: string }): Promise<number> {
  const [held] = await db.select({ count: count() }).from(passkeys).where(eq(passkeys.userId, params.userId));
  return held?.count ?? 0;
}

/** Whose passkey it is that an authenticator calls so, and by what it is known again. */
export async function findPasskey(db: Db, params: { credentialId: string }) {
  const [found] = await db
    .select({
      id: passkeys.id,
      userId: passkeys.userId,
      host: passkeys.host,
      publicKey: passkeys.publicKey,
      counter: passkeys.counter,
    })
    .from(passkeys)
    .where(eq(passkeys.credentialId, params.credentialId));
  return found ?? null;
}
