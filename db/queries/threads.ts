import { and, asc, eq, inArray, ne, sql } from "drizzle-orm";
import type { Db } from "~/db/client.server";
import { eventEmployers, threadMessages, threadReads } from "~/db/schema";
import { actingName } from "./acting-names";

interface Of {
  centerId: string;
  eventId: string;
}

/** Staff noted that it needs no answer. Columns are named in words, as in `actingName`. */
const isRested = sql<boolean>`exists (select from thread_rests as rest
  where rest.center_id = thread_messages.center_id and rest.message_id = thread_messages.id)`;

/** What was written about a request, the first first. `by` is for staff alone: an employer reads which side it was. */
export async function listThreadMessages(db: Db, params: Of) {
  return db
    .select({
      id: threadMessages.id,
      side: threadMessages.side,
      text: threadMessages.text,
      asksAnswer: threadMessages.asksAnswer,
      at: threadMessages.at,
      by: actingName("thread_messages"),
      isRested,
    })
    .from(threadMessages)
    .where(and(eq(threadMessages.centerId, params.centerId), eq(threadMessages.eventId, params.eventId)))
    .orderBy(asc(threadMessages.at), asc(threadMessages.id));
}

export async function findThreadMessage(db: Db, params: { centerId: string; messageId: string }) {
  const [message] = await db
    .select({ eventId: threadMessages.eventId, side: threadMessages.side, text: threadMessages.text })
    .from(threadMessages)
    .where(and(eq(threadMessages.centerId, params.centerId), eq(threadMessages.id, params.messageId)));
  return message ?? null;
}

/** How far somebody has seen a thread; null where they never looked. */
export async function findSeenThrough(db: Db, params: Of & { readerId: string }): Promise<Date | null> {
  const [read] = await db
    .select({ seenThrough: threadReads.seenThrough })
    .from(threadReads)
    .where(
      and(
        eq(threadReads.centerId, params.centerId),
        eq(threadReads.eventId, params.eventId),
        eq(threadReads.readerId, params.readerId),
      ),
    );
  return read?.seenThrough ?? null;
}

/** Messages of the other side that a reader has not seen. */
export async function countUnreadMessages(
  db: Db,
  params: Of & { readerId: string; side: "employer" | "staff" },
): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(threadMessages)
    .where(
      and(
        eq(threadMessages.centerId, params.centerId),
        eq(threadMessages.eventId, params.eventId),
        isUnread(params),
      ),
    );
  return row?.count ?? 0;
}

/** The same for each event of an employer that has some. */
export async function countUnreadByEvent(
  db: Db,
  params: { centerId: string; employerId: string; readerId: string },
): Promise<Map<string, number>> {
  const rows = await db
    .select({ eventId: threadMessages.eventId, count: sql<number>`count(*)::int` })
    .from(threadMessages)
    .innerJoin(
      eventEmployers,
      and(
        eq(eventEmployers.centerId, threadMessages.centerId),
        eq(eventEmployers.eventId, threadMessages.eventId),
        eq(eventEmployers.employerId, params.employerId),
        eventEmployers.isHost,
      ),
    )
    .where(and(eq(threadMessages.centerId, params.centerId), isUnread({ ...params, side: "employer" })))
    .groupBy(threadMessages.eventId);
  return new Map(rows.map(({ eventId, count }) => [eventId, count]));
}

const isUnread = ({ readerId, side }: { readerId: string; side: "employer" | "staff" }) =>
  and(
    ne(threadMessages.side, side),
    sql`not exists (select from ${threadReads} as seen where seen.center_id = thread_messages.center_id
      and seen.event_id = thread_messages.event_id and seen.reader_id = ${readerId}
      and seen.seen_through >= thread_messages.at)`,
  );

/** Every message of the threads of some events, for whom they wait: the first first, without their texts. */
export async function listThreadTurns(db: Db, params: { centerId: string; eventIds: readonly string[] }) {
  if (params.eventIds.length === 0) return [];
  return db
    .select({
      eventId: threadMessages.eventId,
      id: threadMessages.id,
      side: threadMessages.side,
      asksAnswer: threadMessages.asksAnswer,
      at: threadMessages.at,
      isRested,
    })
    .from(threadMessages)
    .where(
      and(
        eq(threadMessages.centerId, params.centerId),
        inArray(threadMessages.eventId, [...params.eventIds]),
      ),
    )
    .orderBy(asc(threadMessages.at), asc(threadMessages.id));
}
