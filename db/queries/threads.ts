import { and, asc, eq, inArray, isNull, ne, or, sql } from "drizzle-orm";
import type { Db } from "~/db/client.server";
import { eventEmployers, tableThreadReads, threadMessages, threadReads } from "~/db/schema";
import { actingName } from "./acting-names";

/** A thread of an event: about an employer's table, or the host's where none is named. */
export interface ThreadOf {
  centerId: string;
  eventId: string;
  employerId?: string | null | undefined;
}

const isIn = ({ centerId, eventId, employerId = null }: ThreadOf) =>
  and(
    eq(threadMessages.centerId, centerId),
    eq(threadMessages.eventId, eventId),
    employerId === null ? isNull(threadMessages.employerId) : eq(threadMessages.employerId, employerId),
  );

/** Staff noted that it needs no answer. Columns are named in words, as in `actingName`. */
const isRested = sql<boolean>`exists (select from thread_rests as rest
  where rest.center_id = thread_messages.center_id and rest.message_id = thread_messages.id)`;

/** What was written in a thread, the first first. `by` is for staff alone: an employer reads which side it was. */
export async function listThreadMessages(db: Db, params: ThreadOf) {
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
    .where(isIn(params))
    .orderBy(asc(threadMessages.at), asc(threadMessages.id));
}

export async function findThreadMessage(db: Db, params: { centerId: string; messageId: string }) {
  const [message] = await db
    .select({
      eventId: threadMessages.eventId,
      employerId: threadMessages.employerId,
      side: threadMessages.side,
      text: threadMessages.text,
    })
    .from(threadMessages)
    .where(and(eq(threadMessages.centerId, params.centerId), eq(threadMessages.id, params.messageId)));
  return message ?? null;
}

/** How far somebody has seen a thread; null where they never looked. */
export async function findSeenThrough(
  db: Db,
  { employerId = null, ...of }: ThreadOf & { readerId: string },
): Promise<Date | null> {
  return employerId === null ? findHostRead(db, of) : findTableRead(db, { ...of, employerId });
}

async function findHostRead(db: Db, params: { centerId: string; eventId: string; readerId: string }) {
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

async function findTableRead(
  db: Db,
  params: { centerId: string; eventId: string; employerId: string; readerId: string },
) {
  const [read] = await db
    .select({ seenThrough: tableThreadReads.seenThrough })
    .from(tableThreadReads)
    .where(
      and(
        eq(tableThreadReads.centerId, params.centerId),
        eq(tableThreadReads.eventId, params.eventId),
        eq(tableThreadReads.employerId, params.employerId),
        eq(tableThreadReads.readerId, params.readerId),
      ),
    );
  return read?.seenThrough ?? null;
}

/** Messages of the other side in a thread that a reader has not seen. */
export async function countUnreadMessages(
  db: Db,
  params: ThreadOf & { readerId: string; side: "employer" | "staff" },
): Promise<number> {
  return db.$count(threadMessages, and(isIn(params), isUnread(params)));
}

/** The same for staff in each thread about a table of an event that has some. */
export async function countUnreadByTable(
  db: Db,
  params: { centerId: string; eventId: string; readerId: string },
): Promise<Map<string, number>> {
  const rows = await db
    .select({ employerId: threadMessages.employerId, count: sql<number>`count(*)::int` })
    .from(threadMessages)
    .where(
      and(
        eq(threadMessages.centerId, params.centerId),
        eq(threadMessages.eventId, params.eventId),
        isUnread({ ...params, side: "staff" }),
      ),
    )
    .groupBy(threadMessages.employerId);
  return new Map(rows.flatMap(({ employerId, count }) => (employerId === null ? [] : [[employerId, count]])));
}

/** The same for an employer at each event that has some: of its host, or about its table there. */
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
        isItsThread,
      ),
    )
    .where(and(eq(threadMessages.centerId, params.centerId), isUnread({ ...params, side: "employer" })))
    .groupBy(threadMessages.eventId);
  return new Map(rows.map(({ eventId, count }) => [eventId, count]));
}

/** The thread of an employer at an event: a host has the event's, another one its own. */
export const isItsThread = or(
  and(eventEmployers.isHost, isNull(threadMessages.employerId)),
  eq(threadMessages.employerId, eventEmployers.employerId),
);

const isUnread = ({ readerId, side }: { readerId: string; side: "employer" | "staff" }) =>
  and(
    ne(threadMessages.side, side),
    sql`not exists (select from ${threadReads} as seen where seen.center_id = thread_messages.center_id
      and seen.event_id = thread_messages.event_id and seen.reader_id = ${readerId}
      and thread_messages.employer_id is null and seen.seen_through >= thread_messages.at)`,
    sql`not exists (select from ${tableThreadReads} as seen where seen.center_id = thread_messages.center_id
      and seen.event_id = thread_messages.event_id and seen.employer_id = thread_messages.employer_id
      and seen.reader_id = ${readerId} and seen.seen_through >= thread_messages.at)`,
  );

/** Every message of the threads of some events, for whom they wait: the first first, without their texts. */
export async function listThreadTurns(db: Db, params: { centerId: string; eventIds: readonly string[] }) {
  if (params.eventIds.length === 0) return [];
  return db
    .select({
      eventId: threadMessages.eventId,
      employerId: threadMessages.employerId,
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
