import { and, eq, isNull } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import { dueFollowUps, type FollowUp, longestBehind } from "~/app/domain/outbox/follow-ups";
import type { Db } from "~/db/client.server";
import { type EventBehind, listEventsBehind } from "~/db/queries/aftermath";
import { followUpRounds } from "~/db/schema";
import { inTransaction } from "./parts/in-transaction.server";
import { writeFollowUps } from "./parts/write-follow-ups.server";

/** Ends between two batches once it is to stop; what is left is found by the next look. */
interface Patience {
  isStopping: () => boolean;
}

/** Registrations of one transaction. */
const writtenAtOnce = 2_000;

/**
 * Writes to who came to an event: thanks a day later, and a month later the question about work. One message for each
 * registration and kind, however many processes ask at once. A round whose last batch is in is not looked at again.
 * @returns how many messages were written
 */
export async function planFollowUps(
  services: Services,
  patience: Patience = { isStopping: () => false },
): Promise<number> {
  const now = services.clock.now();
  const span = { after: new Date(now.getTime() - longestBehind), before: now };
  let written = 0;
  for (const event of await listEventsBehind(services.db, [span])) {
    for (const kind of dueFollowUps(event, event.quiet, now)) {
      if (event.done.includes(kind) || patience.isStopping()) continue;
      written += await runRound(services, event, kind, patience);
    }
  }
  return written;
}

/** Each batch is a transaction, so that the first mails go out while the last are written. */
async function runRound(
  services: Services,
  event: EventBehind,
  kind: FollowUp,
  { isStopping }: Patience,
): Promise<number> {
  let written = 0;
  let last: string | null = null;
  do {
    const batch = { kind, after: last, limit: writtenAtOnce };
    const step = await inTransaction(services, "plan-follow-ups", async (tx) => {
      const now = services.clock.now();
      if (!(await holdRound(tx, event, kind, now))) return { written: 0, last: null };
      const done = await writeFollowUps(tx, services, event, batch);
      if (done.last === null) await endRound(tx, event, kind, now);
      return done;
    });
    if (step.written > 0) services.live.announce({ kind: "outbox" });
    written += step.written;
    last = step.last;
  } while (last !== null && !isStopping());
  return written;
}

const isRound = (event: EventBehind, kind: FollowUp) =>
  and(
    eq(followUpRounds.centerId, event.center.id),
    eq(followUpRounds.eventId, event.id),
    eq(followUpRounds.kind, kind),
  );

/** Opens a round, and holds its row until the transaction ends. False where it is done, or somebody else's. */
async function holdRound(tx: Db, event: EventBehind, kind: FollowUp, now: Date): Promise<boolean> {
  await tx
    .insert(followUpRounds)
    .values({ centerId: event.center.id, eventId: event.id, kind, begunAt: now })
    .onConflictDoNothing();
  const held = await tx
    .select({ kind: followUpRounds.kind })
    .from(followUpRounds)
    .where(and(isRound(event, kind), isNull(followUpRounds.doneAt)))
    .for("update", { skipLocked: true });
  return held.length > 0;
}

async function endRound(tx: Db, event: EventBehind, kind: FollowUp, now: Date): Promise<void> {
  await tx.update(followUpRounds).set({ doneAt: now }).where(isRound(event, kind));
}
