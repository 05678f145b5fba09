import { sql } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import type { Actor } from "~/app/domain/access/roles";
import { type Refused, refuse } from "~/app/domain/refusal";
import { findThreadMessage } from "~/db/queries/threads";
import { threadReads, threadRests } from "~/db/schema";
import { inTransaction } from "./parts/in-transaction.server";
import { writeAudit } from "./parts/write-audit.server";

/** Notes that a message needs no answer, so that its thread waits for nobody. Twice is once. */
export async function settleThread(
  services: Services,
  { actor, eventId, messageId }: { actor: Actor; eventId: string; messageId: string },
): Promise<{ outcome: "settled" } | Refused> {
  const { centerId } = actor;
  return inTransaction(services, "settle-thread", async (tx) => {
    const message = await findThreadMessage(tx, { centerId, messageId });
    if (message === null || message.eventId !== eventId) return refuse("not-found");
    const rested = await tx
      .insert(threadRests)
      .values({ centerId, messageId, by: actor.id, at: services.clock.now() })
      .onConflictDoNothing()
      .returning({ id: threadRests.messageId });
    if (rested.length > 0) {
      await writeAudit(tx, services, actor, [
        { subjectKind: "event", subjectId: eventId, action: "message needs no answer" },
      ]);
    }
    return { outcome: "settled" };
  });
}

/** Notes how far somebody has read a thread. An older page that is opened later takes nothing back. */
export async function noteThreadRead(
  services: Pick<Services, "db">,
  { actor, eventId, through }: { actor: Actor; eventId: string; through: Date },
): Promise<void> {
  await services.db
    .insert(threadReads)
    .values({ centerId: actor.centerId, eventId, readerId: actor.id, seenThrough: through })
    .onConflictDoUpdate({
      target: [threadReads.centerId, threadReads.eventId, threadReads.readerId],
      set: { seenThrough: sql`greatest(${threadReads.seenThrough}, excluded.seen_through)` },
    });
}
