import { and, eq } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import { type Refused, refuse } from "~/app/domain/refusal";
import { listCentersOf } from "~/db/queries/installation";
import { sessions } from "~/db/schema";

/** Signs a person out in another browser. Streams that are open there are told to look again. */
export async function endSession(
  services: Services,
  { userId, sessionId }: { userId: string; sessionId: string },
): Promise<{ outcome: "ended" } | Refused> {
  const [ended] = await services.db
    .delete(sessions)
    .where(and(eq(sessions.userId, userId), eq(sessions.id, sessionId)))
    .returning({ id: sessions.id });
  if (ended === undefined) return refuse("not-found");
  for (const { id: centerId } of await listCentersOf(services.db, { userId })) {
    services.live.announce({ kind: "access", centerId, holderId: userId });
  }
  return { outcome: "ended" };
}
