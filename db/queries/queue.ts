import { and, asc, eq, gt, gte, isNull, lte, or, type SQL, sql } from "drizzle-orm";
import { threadWait } from "~/app/domain/threads/thread";
import type { Db } from "~/db/client.server";
import {
  audit,
  centers,
  employers,
  eventEmployers,
  eventRevisions,
  events,
  eventTexts,
  openings,
  outbox,
  threadMessages,
  threadRests,
} from "~/db/schema";
import { isItsHost } from "./of-event";
import { isItsThread, listThreadTurns } from "./threads";

/** Something that waits. `waitsFor` is who has to act next. */
export type Waiting =
  | {
      kind: "request" | "answered" | "unpublished";
      waitsFor: "staff";
      eventId: string;
      title: string;
      employer: string;
      since: Date;
    }
  | { kind: "question"; waitsFor: "employer"; eventId: string; title: string; employer: string; since: Date }
  | {
      kind: "application";
      waitsFor: "staff";
      eventId: string;
      employerId: string;
      title: string;
      employer: string;
      since: Date;
    }
  | {
      kind: "message";
      waitsFor: "staff" | "employer";
      eventId: string;
      /** Whose table it is about; null for the host's thread. */
      tableOf: string | null;
      title: string;
      employer: string;
      since: Date;
    }
  | { kind: "unvetted"; waitsFor: "staff"; employerId: string; employer: string; since: Date }
  | {
      kind: "failed-mail";
      waitsFor: "staff";
      eventId: string | null;
      title: string | null;
      count: number;
      since: Date;
    };

interface Params {
  centerId: string;
  locale: string;
}

/** What waits in a center, the longest first. */
export async function listWaiting(db: Db, params: Params & { now: Date }): Promise<Waiting[]> {
  const waiting = await Promise.all([
    listWaitingEvents(db, params),
    listApplications(db, params),
    listWaitingThreads(db, params),
    listUnvetted(db, params),
    listFailedMail(db, params),
  ]);
  return waiting.flat().sort((a, b) => a.since.getTime() - b.since.getTime());
}

async function listWaitingEvents(db: Db, { centerId, locale }: Params): Promise<Waiting[]> {
  const answered = db
    .select({ one: sql`1` })
    .from(audit)
    .where(
      and(
        eq(audit.centerId, events.centerId),
        eq(audit.subjectKind, "event"),
        eq(audit.subjectId, events.id),
        eq(audit.from, "needs-info"),
        eq(audit.to, "submitted"),
      ),
    );
  const rows = await db
    .select({
      eventId: events.id,
      status: events.status,
      title: eventTexts.title,
      employer: hostName,
      since: events.statusChangedAt,
      isAnswered: sql<boolean>`exists ${answered}`,
    })
    .from(events)
    .innerJoin(eventTexts, textOf(locale))
    .innerJoin(centers, eq(centers.id, events.centerId))
    .leftJoin(eventEmployers, isItsHost)
    .leftJoin(
      employers,
      and(eq(employers.centerId, events.centerId), eq(employers.id, eventEmployers.employerId)),
    )
    .where(
      and(eq(events.centerId, centerId), sql`${events.status} in ('submitted', 'needs-info', 'approved')`),
    );
  return rows.map(({ status, isAnswered, ...event }): Waiting => {
    if (status === "needs-info") return { kind: "question", waitsFor: "employer", ...event };
    const kind = status === "approved" ? "unpublished" : isAnswered ? "answered" : "request";
    return { kind, waitsFor: "staff", ...event };
  });
}

/**
 * Published events that are not over and offer something, whose openings may have flags. Since when one of these is
 * undecided nobody wrote down: `since` is when the event last changed.
 */
export async function listOffering(db: Db, { centerId, locale, now }: Params & { now: Date }) {
  return db
    .select({
      eventId: events.id,
      title: eventTexts.title,
      employer: hostName,
      since: sql<Date>`coalesce((select revision.created_at from ${eventRevisions} as revision
        where revision.center_id = ${events.centerId} and revision.event_id = ${events.id}
        and revision.revision = ${events.revision}), ${events.statusChangedAt})`.mapWith(
        events.statusChangedAt,
      ),
    })
    .from(events)
    .innerJoin(eventTexts, textOf(locale))
    .innerJoin(centers, eq(centers.id, events.centerId))
    .leftJoin(eventEmployers, isItsHost)
    .leftJoin(
      employers,
      and(eq(employers.centerId, events.centerId), eq(employers.id, eventEmployers.employerId)),
    )
    .where(
      and(
        eq(events.centerId, centerId),
        eq(events.status, "published"),
        gt(events.endsAt, now),
        sql`exists (select from ${openings} as offered
          where offered.center_id = ${events.centerId} and offered.event_id = ${events.id})`,
      ),
    );
}

/** Employers that ask for a table at an event which is not over. */
async function listApplications(
  db: Db,
  { centerId, locale, now }: Params & { now: Date },
): Promise<Waiting[]> {
  const rows = await db
    .select({
      eventId: events.id,
      employerId: employers.id,
      title: eventTexts.title,
      employer: employers.legalName,
      since: sql<Date>`coalesce(${eventEmployers.standingChangedAt}, ${events.statusChangedAt})`.mapWith(
        events.statusChangedAt,
      ),
    })
    .from(eventEmployers)
    .innerJoin(
      events,
      and(eq(events.centerId, eventEmployers.centerId), eq(events.id, eventEmployers.eventId)),
    )
    .innerJoin(eventTexts, textOf(locale))
    .innerJoin(
      employers,
      and(eq(employers.centerId, eventEmployers.centerId), eq(employers.id, eventEmployers.employerId)),
    )
    .where(
      and(
        eq(eventEmployers.centerId, centerId),
        eq(eventEmployers.standing, "applied"),
        sql`${events.status} in ('approved', 'published')`,
        gt(events.endsAt, now),
      ),
    );
  return rows.map((row) => ({ kind: "application", waitsFor: "staff", ...row }));
}

/**
 * Threads whose last word waits for an answer. Staff owe one whatever became of the event; an employer is waited for
 * while the event lies ahead.
 */
async function listWaitingThreads(
  db: Db,
  { centerId, locale, now }: Params & { now: Date },
): Promise<Waiting[]> {
  const last = sql`${threadMessages.at} = (select max(newest.at) from ${threadMessages} as newest
    where newest.center_id = ${threadMessages.centerId} and newest.event_id = ${threadMessages.eventId}
    and newest.employer_id is not distinct from ${threadMessages.employerId})`;
  const isRested = sql`exists (select from ${threadRests} as rest
    where rest.center_id = ${threadMessages.centerId} and rest.message_id = ${threadMessages.id})`;
  const isAhead = sql`${events.endsAt} > ${now.toISOString()}
    and ${events.status} in ('draft', 'submitted', 'needs-info', 'approved', 'published')`;
  const rows = await db
    .selectDistinct({
      eventId: events.id,
      tableOf: threadMessages.employerId,
      title: eventTexts.title,
      employer: employers.legalName,
    })
    .from(threadMessages)
    .innerJoin(
      events,
      and(eq(events.centerId, threadMessages.centerId), eq(events.id, threadMessages.eventId)),
    )
    .innerJoin(eventTexts, textOf(locale))
    .innerJoin(
      eventEmployers,
      and(eq(eventEmployers.centerId, events.centerId), eq(eventEmployers.eventId, events.id), isItsThread),
    )
    .innerJoin(
      employers,
      and(eq(employers.centerId, events.centerId), eq(employers.id, eventEmployers.employerId)),
    )
    .where(
      and(
        eq(threadMessages.centerId, centerId),
        last,
        sql`not ${isRested}`,
        or(eq(threadMessages.side, "employer"), isAhead),
      ),
    );
  const turns = await listThreadTurns(db, { centerId, eventIds: rows.map(({ eventId }) => eventId) });
  return rows.flatMap((event): Waiting[] => {
    const messages = turns.filter(
      ({ eventId, employerId }) => eventId === event.eventId && employerId === event.tableOf,
    );
    const wait = threadWait(messages, new Set(messages.filter((one) => one.isRested).map(({ id }) => id)));
    return wait === null ? [] : [{ kind: "message", ...event, ...wait }];
  });
}

async function listUnvetted(db: Db, { centerId }: Params): Promise<Waiting[]> {
  const rows = await db
    .select({ employerId: employers.id, employer: employers.legalName, since: employers.createdAt })
    .from(employers)
    .where(and(eq(employers.centerId, centerId), isNull(employers.vettedAt), isNull(employers.declinedAt)));
  return rows.map((row) => ({ kind: "unvetted", waitsFor: "staff", ...row }));
}

async function listFailedMail(db: Db, { centerId, locale }: Params): Promise<Waiting[]> {
  const rows = await db
    .select({
      eventId: outbox.eventId,
      title: eventTexts.title,
      count: sql<number>`count(*)::int`,
      since: sql<string>`min(${outbox.createdAt})`,
    })
    .from(outbox)
    .leftJoin(
      eventTexts,
      and(
        eq(eventTexts.centerId, outbox.centerId),
        eq(eventTexts.eventId, outbox.eventId),
        eq(eventTexts.locale, locale),
      ),
    )
    .where(and(eq(outbox.centerId, centerId), eq(outbox.state, "failed")))
    .groupBy(outbox.eventId, eventTexts.title);
  return rows.map((row) => ({ kind: "failed-mail", waitsFor: "staff", ...row, since: new Date(row.since) }));
}

const textOf = (locale: string) =>
  and(
    eq(eventTexts.centerId, events.centerId),
    eq(eventTexts.eventId, events.id),
    eq(eventTexts.locale, locale),
  );

/** A fair that the center holds has no host. */
const hostName = sql<string>`coalesce(${employers.legalName}, ${centers.name})`;

/** Published events whose doors are open or that go on now. */
export async function listLiveEvents(db: Db, params: Params & { now: Date }) {
  const { now } = params;
  const isOpen = or(
    and(lte(events.doorsOpenAt, now), gt(events.doorsCloseAt, now)),
    and(lte(events.startsAt, now), gt(events.endsAt, now)),
  );
  return selectAtHand(db, params, isOpen).limit(20);
}

/** The next published events whose doors have not opened. */
export async function listNextEvents(db: Db, params: Params & { now: Date; limit: number }) {
  const isAhead = and(gt(events.doorsOpenAt, params.now), gte(events.startsAt, params.now));
  return selectAtHand(db, params, isAhead).limit(params.limit);
}

function selectAtHand(db: Db, { centerId, locale }: Params, when: SQL | undefined) {
  return db
    .select({
      id: events.id,
      title: eventTexts.title,
      employer: hostName,
      startsAt: events.startsAt,
      endsAt: events.endsAt,
      zone: events.zone,
      capacity: events.capacity,
      registered: sql<number>`places_taken(${events.centerId}, ${events.id})::int`,
      arrived: sql<number>`(select count(*) from admissions a
        join registrations r on r.center_id = a.center_id and r.id = a.registration_id
        where a.center_id = ${events.centerId} and a.event_id = ${events.id} and r.who = 'patron')::int`,
    })
    .from(events)
    .innerJoin(eventTexts, textOf(locale))
    .innerJoin(centers, eq(centers.id, events.centerId))
    .leftJoin(eventEmployers, isItsHost)
    .leftJoin(
      employers,
      and(eq(employers.centerId, events.centerId), eq(employers.id, eventEmployers.employerId)),
    )
    .where(and(eq(events.centerId, centerId), eq(events.status, "published"), when))
    .orderBy(asc(events.startsAt), asc(events.id))
    .$dynamic();
}
