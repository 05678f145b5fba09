import { and, eq, isNull } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import { dueRounds, longestAhead, type Round } from "~/app/domain/outbox/reminders";
import type { Db } from "~/db/client.server";
import { type EventToRemind, listEventsToRemind } from "~/db/queries/reminders";
import { reminderRounds } from "~/db/schema";
import { inTransaction } from "./parts/in-transaction.server";
import { releaseUnanswered } from "./parts/release-unanswered.server";
import { writeReminders } from "./parts/write-reminders.server";

/** Ends between two batches once it is to stop; what is left is found by the next look. */
interface Patience {
  isStopping: () => boolean;
}

const unhurried: Patience = { isStopping: () => false };

/**
 * Writes a message to everyone whom a reminder is due for, in every center: one for each registration, phase and start,
 * however many processes ask at once. A round whose last batch is in is not looked at again.
 * @returns how many messages were written
 */
export async function planReminders(services: Services, patience = unhurried): Promise<number> {
  const now = services.clock.now();
  const before = new Date(now.getTime() + longestAhead);
  const events = await listEventsToRemind(services.db, { after: now, before });
  let written = 0;
  for (const event of events) {
    for (const round of dueRounds(event, event.settings.quiet, now)) {
      if (event.done.includes(round.phase) || patience.isStopping()) continue;
      written += await runRound(services, event, round, patience);
    }
  }
  return written;
}

/** Registrations of one transaction. Fewer are released at once: the event's row is held meanwhile. */
const reminded = 2_000;
const released = 200;

/** Each batch is a transaction, so that the first mails go out while the last are written. */
async function runRound(
  services: Services,
  event: EventToRemind,
  round: Round,
  { isStopping }: Patience,
): Promise<number> {
  if (round.phase === "release" && !event.settings.releasesUnanswered) return 0;
  let written = 0;
  let last: string | null = null;
  do {
    const step = await inTransaction(services, "plan-reminders", (tx) =>
      takeBatch(tx, services, event, round, last),
    );
    if (step.written > 0) tell(services, event, round);
    written += step.written;
    last = step.last;
  } while (last !== null && !isStopping());
  return written;
}

function tell(services: Services, event: EventToRemind, { phase }: Round): void {
  services.live.announce({ kind: "outbox" });
  if (phase === "release") {
    services.live.announce({ kind: "attendance", centerId: event.center.id, eventId: event.id });
  }
}

interface Batch {
  written: number;
  /** The last registration that was looked at; null where no more are left, or another process is at it. */
  last: string | null;
}

async function takeBatch(
  tx: Db,
  services: Services,
  event: EventToRemind,
  round: Round,
  after: string | null,
): Promise<Batch> {
  const now = services.clock.now();
  if (!(await holdRound(tx, event, round, now))) return { written: 0, last: null };
  const step =
    round.phase === "release"
      ? await releaseUnanswered(tx, services, event, { after, limit: released })
      : await writeReminders(tx, services, event, { ...round, phase: round.phase, after, limit: reminded });
  if (step.last === null) await endRound(tx, event, round, now);
  return step;
}

/** Opens a round, and holds its row until the transaction ends. False where it is done, or somebody else's. */
async function holdRound(tx: Db, event: EventToRemind, { phase }: Round, now: Date): Promise<boolean> {
  const row = { centerId: event.center.id, eventId: event.id, phase, startsAt: event.startsAt };
  await tx
    .insert(reminderRounds)
    .values({ ...row, begunAt: now })
    .onConflictDoNothing();
  const held = await tx
    .select({ phase: reminderRounds.phase })
    .from(reminderRounds)
    .where(and(isRound(event, phase), isNull(reminderRounds.doneAt)))
    .for("update", { skipLocked: true });
  return held.length > 0;
}

async function endRound(tx: Db, event: EventToRemind, { phase }: Round, now: Date): Promise<void> {
  await tx.update(reminderRounds).set({ doneAt: now }).where(isRound(event, phase));
}

const isRound = (event: EventToRemind, phase: Round["phase"]) =>
  and(
    eq(reminderRounds.centerId, event.center.id),
    eq(reminderRounds.eventId, event.id),
    eq(reminderRounds.phase, phase),
    eq(reminderRounds.startsAt, event.startsAt),
  );
