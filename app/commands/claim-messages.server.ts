import { sql } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import type { MessageKind } from "~/app/domain/outbox/message";

/** A message that this process may send until its lease ends. */
export interface ClaimedMessage {
  centerId: string;
  id: string;
  kind: MessageKind;
  eventId: string | null;
  registrationId: string | null;
  userId: string | null;
  employerId: string | null;
  invitationId: string | null;
  announcementId: string | null;
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
 * at least once, with the same Message-ID. Messages of one registration go in order: a later one waits.
 */
export async function claimMessages(
  services: Services,
  params: { limit: number },
): Promise<ClaimedMessage[]> {
  const now = services.clock.now();
  const until = new Date(now.getTime() + lease).toISOString();
  const rows = await services.db.execute<Omit<ClaimedMessage, "createdAt"> & { createdAt: string }>(sql`
    update outbox set lease_until = ${until}, attempts = attempts + 1
    where (center_id, id) in (
      select due.center_id, due.id from outbox due
      where due.state = 'queued' and due.next_at <= ${now.toISOString()}
        and (due.lease_until is null or due.lease_until < ${now.toISOString()})
        and not exists (
          select 1 from outbox earlier
          where earlier.center_id = due.center_id and earlier.registration_id = due.registration_id
            and earlier.place < due.place and earlier.state = 'queued')
      order by due.next_at, due.place limit ${params.limit}
      for update skip locked)
    returning center_id as "centerId", id, kind, event_id as "eventId", registration_id as "registrationId",
      user_id as "userId", employer_id as "employerId", invitation_id as "invitationId",
      announcement_id as "announcementId", recipient, reason, secret_cipher as "secretCipher",
      previous_revision as "previousRevision", event_revision as "eventRevision", sequence,
      message_id as "messageId", attempts, created_at as "createdAt"`);
  return rows.map((row) => ({ ...row, createdAt: new Date(row.createdAt) }));
}
