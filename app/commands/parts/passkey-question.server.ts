import { eq, lt } from "drizzle-orm";
import type { Site } from "~/app/adapters/passkeys/passkeys";
import type { Services } from "~/app/adapters/services";
import { questionMinutes } from "~/app/domain/access/passkey";
import { passkeyQuestions } from "~/db/schema";

/** A passkey is made for the host alone: ports and scheme are looked at in the origin. */
export const siteOf = (origin: string): Site => ({ origin, host: new URL(origin).hostname });

/** Keeps what an authenticator is asked, by its hash. Questions that nobody answered in time go with the next one. */
export async function askPasskey(
  { db, clock, ids, codes }: Services,
  of: { userId: string | null; name: string | null },
): Promise<string> {
  const challenge = ids.secret();
  const now = clock.now();
  const expiresAt = new Date(now.getTime() + questionMinutes * 60_000);
  await db.delete(passkeyQuestions).where(lt(passkeyQuestions.expiresAt, now));
  await db.insert(passkeyQuestions).values({ challengeHash: codes.hash(challenge), ...of, expiresAt });
  return challenge;
}

/** Whom it was asked of; null where it was not asked here, was answered before, or too long ago. */
export async function takeQuestion(
  { db, clock, codes }: Services,
  challenge: string,
): Promise<{ userId: string | null; name: string | null } | null> {
  const [asked] = await db
    .delete(passkeyQuestions)
    .where(eq(passkeyQuestions.challengeHash, codes.hash(challenge)))
    .returning({
      userId: passkeyQuestions.userId,
      name: passkeyQuestions.name,
      expiresAt: passkeyQuestions.expiresAt,
    });
  return asked !== undefined && asked.expiresAt > clock.now() ? asked : null;
}
