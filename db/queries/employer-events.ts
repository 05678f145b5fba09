import { and, asc, desc, eq, gt, inArray, lt, ne, not, or, type SQL, sql } from "drizzle-orm";
import type { Db } from "~/db/client.server";
import { admissions, eventDrafts, eventEmployers, events, eventTexts, registrations } from "~/db/schema";

interface Of {
  centerId: string;
  employerId: string;
}

const isOf = ({ centerId, employerId }: Of) =>
  and(
    eq(events.centerId, centerId),
    eq(eventEmployers.employerId, employerId),
    eq(eventEmployers.centerId, events.centerId),
    eq(eventEmployers.eventId, events.id),
    eq(eventEmployers.standing, "accepted"),
  );

const isHostedBy = (params: Of) => and(isOf(params), eventEmployers.isHost);

/** A place in the list of events that are over. */
export interface OverCursor {
  startsAt: Date;
  id: string;
}

const isOver = (now: Date) =>
  or(
    inArray(events.status, ["declined", "cancelled", "closed"]),
    and(eq(events.status, "published"), not(gt(events.endsAt, now))),
  );

/**
 * The events that an employer hosts, with what was counted, never who. Those ahead begin with the nearest; those that are over
 * with the latest, from a place in their list on.
 */
export async function listEmployerEvents(
  db: Db,
  params: Of & {
    locale: string;
    now: Date;
    part: "ahead" | "over";
    before?: OverCursor | undefined;
    limit: number;
  },
) {
  const { part, now, before } = params;
  const over = isOver(now);
  return db
    .select({
      id: events.id,
      slug: events.slug,
      title: titleIn(params.locale),
      status: events.status,
      statusChangedAt: events.statusChangedAt,
      startsAt: events.startsAt,
      endsAt: events.endsAt,
      registrationClosesAt: events.registrationClosesAt,
      zone: events.zone,
      capacity: events.capacity,
      hasUnfinishedChanges: sql<boolean>`exists (select from ${eventDrafts} as unfinished
        where unfinished.center_id = ${events.centerId} and unfinished.id = ${events.id})`,
      ...counts,
    })
    .from(events)
    .innerJoin(eventEmployers, isHostedBy(params))
    .where(
      and(
        part === "over" ? over : over && not(over),
        before === undefined
          ? undefined
          : or(
              lt(events.startsAt, before.startsAt),
              and(eq(events.startsAt, before.startsAt), lt(events.id, before.id)),
            ),
      ),
    )
    .orderBy(
      ...(part === "over"
        ? [desc(events.startsAt), desc(events.id)]
        : [asc(events.startsAt), asc(events.id)]),
    )
    .limit(params.limit);
}

/** In the center's language, or in the first one that the event has. */
const titleIn = (locale: string) =>
  sql<string>`(select ${eventTexts.title} from ${eventTexts}
    where ${eventTexts.centerId} = ${events.centerId} and ${eventTexts.eventId} = ${events.id}
    order by ${eventTexts.locale} <> ${locale}, ${eventTexts.locale} limit 1)`;

/** People who came, once each; the employer's own people are none of them. */
const arrived = (which: SQL) =>
  sql<number>`(select count(*)::int from ${admissions} join ${registrations}
    on ${registrations.centerId} = ${admissions.centerId} and ${registrations.id} = ${admissions.registrationId}
    where ${admissions.centerId} = ${events.centerId} and ${admissions.eventId} = ${events.id}
    and ${registrations.who} = 'patron' and ${which})`;

const counts = {
  registered: sql<number>`places_taken(${events.centerId}, ${events.id})::int`,
  arrivals: arrived(sql`true`),
  walkIns: arrived(sql`${registrations.origin} = 'walk-in'`),
};

export interface EventCounts {
  registered: number;
  arrivals: number;
  /** Among the arrivals: people who came without a registration. */
  walkIns: number;
}

/** What was counted of an event at which the employer has a table. */
export async function countForEmployer(db: Db, params: Of & { eventId: string }): Promise<EventCounts> {
  const [row] = await db
    .select(counts)
    .from(events)
    .innerJoin(eventEmployers, isOf(params))
    .where(eq(events.id, params.eventId));
  return row ?? { registered: 0, arrivals: 0, walkIns: 0 };
}

/** The newest event that an employer hosts and that went beyond a draft: what a repeat request begins with. */
export async function findLastEventId(db: Db, params: Of): Promise<string | null> {
  const [last] = await db
    .select({ id: events.id })
    .from(events)
    .innerJoin(eventEmployers, isHostedBy(params))
    .where(ne(events.status, "draft"))
    .orderBy(desc(events.createdAt), desc(events.id))
    .limit(1);
  return last?.id ?? null;
}

/** True where an event of the employer is approved or public and not over. */
export async function hasEventAhead(db: Db, params: Of & { now: Date }): Promise<boolean> {
  const [ahead] = await db
    .select({ id: events.id })
    .from(events)
    .innerJoin(eventEmployers, isOf(params))
    .where(and(inArray(events.status, ["approved", "published"]), gt(events.endsAt, params.now)))
    .limit(1);
  return ahead !== undefined;
}

/** Locks one event that the employer hosts until the transaction ends; null where it hosts none of that id. */
export async function lockOwnEvent(db: Db, params: Of & { eventId: string }) {
  const [event] = await db
    .select({ status: events.status, startsAt: events.startsAt })
    .from(events)
    .innerJoin(eventEmployers, isHostedBy(params))
    .where(eq(events.id, params.eventId))
    .for("no key update", { of: events });
  return event ?? null;
}

/** Locks the employer's events that are not public yet, in one order, until the transaction ends. */
export async function lockUnpublishedEvents(db: Db, params: Of): Promise<string[]> {
  const rows = await db
    .select({ id: events.id })
    .from(events)
    .innerJoin(eventEmployers, isOf(params))
    .where(inArray(events.status, ["draft", "submitted", "needs-info", "approved"]))
    .orderBy(asc(events.id))
    .for("no key update", { of: events });
  return rows.map(({ id }) => id);
}
