import { sql } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import type { Actor } from "~/app/domain/access/roles";
import { type Refused, refuse } from "~/app/domain/refusal";
import { findThreadMessage } from "~/db/queries/threads";
import { tableThreadReads, threadReads, threadRests } from "~/db/schema";
import { inTransaction } from "./parts/in-transaction.server";
import { writeAudit } from "./parts/write-audit.server";

/** A thread of an event: about an employer's table, or the host's where none is named. */
interface ThreadAt {
  actor: Actor;
  eventId: string;
  employerId?: string | null;
}

/** Notes that a message needs no answer, so that its thread waits for nobody. Twice is once. */
export async function settleThread(
  services: Services,
  { actor, eventId, employerId, messageId }: ThreadAt & { messageId: string },
): Promise<{ outcome: "settled" } | Refused> {
  const { centerId } = actor;
  return inTransaction(services, "settle-thread", async (tx) => {
    const message = await findThreadMessage(tx, { centerId, messageId });
    const isThere = message?.eventId === eventId && message.employerId === (employerId ?? null);
    if (!isThere) return refuse("not-found");
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
  { db }: Pick<Services, "db">,
  { actor, eventId, employerId = null, through }: ThreadAt & { through: Date },
): Promise<void> {
  const read = { centerId: actor.centerId, eventId, readerId: actor.id, seenThrough: through };
  if (employerId === null) {
    await db
      .insert(threadReads)
      .values(read)
      .onConflictDoUpdate({
        target: [threadReads.centerId, threadReads.eventId, threadReads.readerId],
        set: { seenThrough: sql`greatest(${threadReads.seenThrough}, excluded.seen_through)` },
      });
    return;
  }
  const reads = tableThreadReads;
  await db
    .insert(reads)
    .values({ ...read, employerId })
    .onConflictDoUpdate({
      target: [reads.centerId, reads.eventId, reads.employerId, reads.readerId],
      set: { seenThrough: sql`greatest(${reads.seenThrough}, excluded.seen_through)` },
    });
}
