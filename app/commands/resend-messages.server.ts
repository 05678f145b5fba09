import { and, eq, inArray } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import type { Actor } from "~/app/domain/access/roles";
import { canResend, type EarlierMessage } from "~/app/domain/outbox/resend";
import { type Refused, refuse } from "~/app/domain/refusal";
import { counted } from "~/app/domain/text/counted";
import type { Db } from "~/db/client.server";
import { events, outbox, registrations } from "~/db/schema";
import { enqueueMessages, type NewMessage } from "./parts/enqueue-messages.server";
import { inTransaction } from "./parts/in-transaction.server";
import { writeAudit } from "./parts/write-audit.server";

export interface ResendRequest {
  actor: Actor;
  center: { id: string; host: string };
}

type Row = Awaited<ReturnType<typeof lockMessages>>[number];

/**
 * Sends one message again because a person asked: a new row with a Message-ID of its own, so that no mailbox folds
 * the two into one. It tells how things are now, not how they were when the first one was written. With one `key` it is
 * sent once.
 */
export async function resendMessage(
  services: Services,
  request: ResendRequest & { messageId: string; key?: string | undefined },
): Promise<{ outcome: "queued"; eventId: string | null } | Refused> {
  const { actor, center, messageId, key = services.ids.uuid() } = request;
  const result = await inTransaction(services, "resend-messages", async (tx) => {
    const [row] = await lockMessages(tx, center.id, { id: messageId });
    if (row === undefined) return refuse("not-found");
    const again = { dedupeKey: `again:${key}` };
    if (await isQueued(tx, again)) return { outcome: "queued" as const, eventId: row.message.eventId };
    const decided = canResend(asEarlier(row), services.clock.now());
    if (decided.outcome === "refused") return refuse(decided.reason);
    await queueAgain(tx, services, request, [{ row, ...again }]);
    await writeAudit(tx, services, actor, [
      { subjectKind: "outbox", subjectId: row.message.id, action: "resent", to: row.message.kind },
    ]);
    return { outcome: "queued" as const, eventId: row.message.eventId };
  });
  if (result.outcome === "queued") services.live.announce({ kind: "outbox" });
  return result;
}

/** Sends every failed message of an event, or of the center, again; what nobody needs any more stays as it is. */
export async function resendFailed(
  services: Services,
  request: ResendRequest & { eventId: string | null },
): Promise<{ outcome: "queued"; count: number; left: number }> {
  const { actor, center, eventId } = request;
  const result = await inTransaction(services, "resend-messages", async (tx) => {
    const failed = await lockMessages(tx, center.id, { eventId });
    const now = services.clock.now();
    const rows = failed.filter((row) => canResend(asEarlier(row), now).outcome === "allowed");
    await queueAgain(
      tx,
      services,
      request,
      rows.map((row) => ({ row, dedupeKey: `again:${services.ids.uuid()}` })),
    );
    const subject =
      eventId === null
        ? { subjectKind: "center" as const, subjectId: center.id }
        : { subjectKind: "event" as const, subjectId: eventId };
    if (rows.length > 0) {
      await writeAudit(tx, services, actor, [
        { ...subject, action: "failed mail resent", to: counted(rows.length, "mail", "mails") },
      ]);
    }
    return { outcome: "queued" as const, count: rows.length, left: failed.length - rows.length };
  });
  services.live.announce({ kind: "outbox" });
  return result;
}

/** Held until the end, so that two people who ask at once send once. */
async function lockMessages(tx: Db, centerId: string, which: { id: string } | { eventId: string | null }) {
  const wanted =
    "id" in which
      ? eq(outbox.id, which.id)
      : and(
          eq(outbox.state, "failed"),
          which.eventId === null ? undefined : eq(outbox.eventId, which.eventId),
        );
  return tx
    .select({ message: outbox, event: events, registration: registrations })
    .from(outbox)
    .leftJoin(events, and(eq(events.centerId, outbox.centerId), eq(events.id, outbox.eventId)))
    .leftJoin(
      registrations,
      and(eq(registrations.centerId, outbox.centerId), eq(registrations.id, outbox.registrationId)),
    )
    .where(and(eq(outbox.centerId, centerId), wanted))
    .orderBy(outbox.place)
    .for("update", { of: outbox });
}

const asEarlier = ({ message, event, registration }: Row): EarlierMessage => ({
  kind: message.kind,
  state: message.state,
  event: event && { status: event.status, endsAt: event.endsAt },
  registrationStatus: registration?.status ?? null,
});

async function isQueued(tx: Db, { dedupeKey }: { dedupeKey: string }): Promise<boolean> {
  return (await tx.$count(outbox, eq(outbox.dedupeKey, dedupeKey))) > 0;
}

async function queueAgain(
  tx: Db,
  services: Services,
  { center }: ResendRequest,
  rows: readonly { row: Row; dedupeKey: string }[],
): Promise<void> {
  if (rows.length === 0) return;
  // The new row stands for the failed one: asking again for all that failed must not send it a third time.
  const failed = rows.flatMap(({ row: { message } }) => (message.state === "failed" ? [message.id] : []));
  if (failed.length > 0) {
    await tx
      .update(outbox)
      .set({ state: "superseded" })
      .where(and(eq(outbox.centerId, center.id), inArray(outbox.id, failed)));
  }
  await enqueueMessages(
    tx,
    services,
    center,
    rows.map(({ row, dedupeKey }) => again(row, dedupeKey)),
  );
}

function again({ message, event, registration }: Row, dedupeKey: string): NewMessage {
  return {
    kind: message.kind,
    channel: message.channel,
    dedupeKey,
    reason: message.reason,
    ...present({
      eventId: message.eventId,
      registrationId: message.registrationId,
      userId: message.userId,
      employerId: message.employerId,
      invitationId: message.invitationId,
      announcementId: message.announcementId,
      bookingId: message.bookingId,
      recipient: message.recipient,
    }),
    ...(message.previousRevision === null ? {} : { previousRevision: message.previousRevision }),
    ...(event === null ? {} : { eventRevision: event.revision }),
    ...sequenceOf({ message, event, registration }),
  };
}

/** Of an interview time it is the booking's own, which the row has. */
function sequenceOf({ message, event, registration }: Row): Pick<NewMessage, "sequence"> {
  if (message.bookingId !== null) return message.sequence === null ? {} : { sequence: message.sequence };
  if (event === null || registration === null) return {};
  return { sequence: event.calendarRevision + registration.calendarRevision };
}

/** A row has null where a new message has no such key. */
function present<K extends string>(values: Record<K, string | null>): Partial<Record<K, string>> {
  const kept: Partial<Record<K, string>> = {};
  for (const key in values) {
    const value = values[key];
    if (value !== null) kept[key] = value;
  }
  return kept;
}
