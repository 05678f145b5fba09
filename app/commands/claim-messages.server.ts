import { and, asc, eq, isNull, lt, lte, or, sql } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import { isNextOfRegistration, isOfOpenCenter, isQueued, message } from "~/db/queries/due-messages";
import { prepared } from "~/db/queries/prepared";
import { outbox } from "~/db/schema";

const claimed = {
  centerId: outbox.centerId,
  id: outbox.id,
  kind: outbox.kind,
  channel: outbox.channel,
  eventId: outbox.eventId,
  registrationId: outbox.registrationId,
  userId: outbox.userId,
  employerId: outbox.employerId,
  invitationId: outbox.invitationId,
  announcementId: outbox.announcementId,
  bookingId: outbox.bookingId,
  threadMessageId: outbox.threadMessageId,
  recipient: outbox.recipient,
  reason: outbox.reason,
  secretCipher: outbox.secretCipher,
  previousRevision: outbox.previousRevision,
  eventRevision: outbox.eventRevision,
  sequence: outbox.sequence,
  messageId: outbox.messageId,
  attempts: outbox.attempts,
  createdAt: outbox.createdAt,
};

/** A message that this process may send until its lease ends. */
export type ClaimedMessage = Pick<typeof outbox.$inferSelect, keyof typeof claimed>;

const lease = 90_000;
/** Milliseconds after a claim in which its messages have to be begun, so that the longest send ends in their lease. */
export const beginWithin = 45_000;

/**
 * Takes due messages that nobody else holds. A lease that ran out, because its holder was killed, is taken over:
 * at least once, with the same Message-ID. Messages of one registration go in order: a later one waits, of mails and of
 * texts each. Those of a closed center wait until it is opened again. They are found in a step of its own, which a
 * search that locks rows always is: as a subquery of the update, it could run again for each row that it compares.
 */
export async function claimMessages(
  { clock, db }: Pick<Services, "clock" | "db">,
  params: { limit: number },
): Promise<ClaimedMessage[]> {
  const now = clock.now();
  const due = db.$with("due").as(
    db
      .select({ centerId: message.centerId, id: message.id })
      .from(message)
      .where(
        and(
          isQueued(message),
          lte(message.nextAt, now),
          or(isNull(message.leaseUntil), lt(message.leaseUntil, now)),
          isOfOpenCenter(db),
          isNextOfRegistration(db),
        ),
      )
      .orderBy(asc(message.nextAt), asc(message.place))
      .limit(params.limit)
      .for("update", { skipLocked: true, of: message }),
  );
  const claim = db
    .with(due)
    .update(outbox)
    .set({ leaseUntil: new Date(now.getTime() + lease), attempts: sql`${outbox.attempts} + 1` })
    .from(due)
    .where(and(eq(outbox.centerId, due.centerId), eq(outbox.id, due.id)))
    .returning(claimed);
  return prepared(claim, "claim-messages");
}
