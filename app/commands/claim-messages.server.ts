import { sql } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import type { Channel, MessageKind } from "~/app/domain/outbox/message";

/** A message that this process may send until its lease ends. */
export interface ClaimedMessage {
  centerId: string;
  id: string;
  kind: MessageKind;
  channel: Channel;
  eventId: string | null;
  registrationId: string | null;
  userId: string | null;
  employerId: string | null;
  invitationId: string | null;
  announcementId: string | null;
  bookingId: string | null;
  threadMessageId: string | null;
  recipient: string | null;
  reason: string | null;
  secretCipher: string | null;
  previousRevision: number | null;
  eventRevision: number | null;
  sequence: number | null;
  messageId: string;
  attempts: number;
  createdAt: Date;
}

const lease = 90_000;
/** Milliseconds after a claim in which its messages have to be begun, so that the longest send ends in their lease. */
export const beginWithin = 45_000;

/**
 * Takes due messages that nobody else holds. A lease that ran out, because its holder was killed, is taken over:
 * at least once, with the same Message-ID. Messages of one registration go in order: a later one waits, of mails and of
 * texts each. Those of a closed center wait until it is opened again. They are found in a step of its own: as a
 * subquery of the update, the search could run again for each row that it compares.
 */
export async function claimMessages(
  services: Services,
  params: { limit: number },
): Promise<ClaimedMessage[]> {
  const now = services.clock.now();
  const until = new Date(now.getTime() + lease).toISOString();
  const rows = await services.db.execute<Omit<ClaimedMessage, "createdAt"> & { createdAt: string }>(sql`
    with due as materialized (
      select message.center_id, message.id from outbox message
      where message.state = 'queued' and message.next_at <= ${now.toISOString()}
        and (message.lease_until is null or message.lease_until < ${now.toISOString()})
        and not exists (
          select 1 from centers closed where closed.id = message.center_id and closed.archived_at is not null)
        and not exists (
          select 1 from outbox earlier
          where earlier.center_id = message.center_id and earlier.registration_id = message.registration_id
            and earlier.channel = message.channel and earlier.place < message.place and earlier.state = 'queued')
      order by message.next_at, message.place limit ${params.limit}
      for update skip locked)
    update outbox set lease_until = ${until}, attempts = attempts + 1
    from due where outbox.center_id = due.center_id and outbox.id = due.id
    returning outbox.center_id as "centerId", outbox.id, kind, channel, event_id as "eventId",
      registration_id as "registrationId", user_id as "userId", employer_id as "employerId",
      invitation_id as "invitationId", announcement_id as "announcementId",
      booking_id as "bookingId", thread_message_id as "threadMessageId", recipient, reason,
      secret_cipher as "secretCipher", previous_revision as "previousRevision",
      event_revision as "eventRevision", sequence, message_id as "messageId", attempts,
      created_at as "createdAt"`);
  return rows.map((row) => ({ ...row, createdAt: new Date(row.createdAt) }));
}
