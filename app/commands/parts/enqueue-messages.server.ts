import { and, eq, inArray, isNull, lt, or } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import { supersedes } from "~/app/domain/outbox/delivery";
import {
  type Channel,
  channels,
  isOfBooking,
  type MessageKind,
  messageKinds,
} from "~/app/domain/outbox/message";
import type { Db } from "~/db/client.server";
import { prepared } from "~/db/queries/prepared";
import { outbox } from "~/db/schema";

export interface NewMessage {
  kind: MessageKind;
  /** By mail where nothing is said. */
  channel?: Channel;
  /** The same cause never sends twice: a second row with this key is dropped. */
  dedupeKey: string;
  eventId?: string;
  registrationId?: string;
  userId?: string;
  employerId?: string;
  invitationId?: string;
  announcementId?: string;
  /** The interview time that it tells of. */
  bookingId?: string;
  threadMessageId?: string;
  recipient?: string;
  reason?: string | null;
  secretCipher?: string;
  previousRevision?: number;
  eventRevision?: number;
  sequence?: number;
  /** Kept for staff to see but not sent: the address had its share today. */
  withheld?: boolean;
}

const batch = 500;

/**
 * Writes messages to send inside the transaction that causes them, so that neither can be without the other.
 * A newer message of a registration, or of a booking, replaces an older one that was not sent yet.
 */
export async function enqueueMessages(
  db: Db,
  services: Services,
  center: { id: string; host: string },
  messages: NewMessage[],
): Promise<void> {
  const now = services.clock.now();
  await replaceUnsent(db, now, center.id, messages);
  await enqueueFirstMessages(db, services, center, messages);
}

/** The same for registrations that this transaction makes: they have no message that could be replaced. */
export async function enqueueFirstMessages(
  db: Db,
  services: Pick<Services, "clock" | "ids">,
  center: { id: string; host: string },
  messages: readonly NewMessage[],
): Promise<void> {
  const now = services.clock.now();
  for (let start = 0; start < messages.length; start += batch) {
    const some = messages.slice(start, start + batch);
    const rows = some.map((message) => rowOf(message, services.ids.uuid(), center, now));
    const statement = db.insert(outbox).values(rows).onConflictDoNothing({ target: outbox.dedupeKey });
    await (messages.length === 1 ? prepared(statement, "enqueue-message") : statement);
  }
}

function rowOf(message: NewMessage, id: string, center: { id: string; host: string }, now: Date) {
  const { withheld, ...columns } = message;
  return {
    ...columns,
    centerId: center.id,
    id,
    messageId: `<${id}@${center.host.replace(/:\d+$/, "")}>`,
    state: withheld === true ? ("withheld" as const) : ("queued" as const),
    createdAt: now,
    nextAt: now,
  };
}

/** Leaves alone a row that a worker holds: it may be on its way. A mail stands for no text, and no text for a mail. */
async function replaceUnsent(db: Db, now: Date, centerId: string, messages: NewMessage[]): Promise<void> {
  for (const channel of channels) {
    const sameWay = messages.filter((message) => (message.channel ?? "email") === channel);
    await replaceOf(db, now, { centerId, channel }, sameWay);
  }
}

async function replaceOf(
  db: Db,
  now: Date,
  { centerId, channel }: { centerId: string; channel: Channel },
  messages: NewMessage[],
): Promise<void> {
  for (const kind of new Set(messages.map((message) => message.kind))) {
    const replaced = messageKinds.filter((old) => supersedes(kind, old));
    const [column, subjectOf] = subjects[isOfBooking(kind) ? "booking" : "registration"];
    const ids = messages.flatMap((message) => {
      const id = message.kind === kind ? subjectOf(message) : undefined;
      return id === undefined ? [] : [id];
    });
    if (replaced.length === 0 || ids.length === 0) continue;
    await db
      .update(outbox)
      .set({ state: "superseded" })
      .where(
        and(
          eq(outbox.centerId, centerId),
          inArray(column, ids),
          eq(outbox.state, "queued"),
          eq(outbox.channel, channel),
          inArray(outbox.kind, replaced),
          or(isNull(outbox.leaseUntil), lt(outbox.leaseUntil, now)),
        ),
      );
  }
}

/** What a message tells the state of: the column that names it, and its id. */
const subjects = {
  registration: [outbox.registrationId, (message: NewMessage) => message.registrationId],
  booking: [outbox.bookingId, (message: NewMessage) => message.bookingId],
} as const;
