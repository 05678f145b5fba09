import { and, desc, eq, isNotNull, lt, or, sql } from "drizzle-orm";
import type { EventStatus } from "~/app/domain/events/event";
import type { Db } from "~/db/client.server";
import { centers, employers, eventEmployers, events, eventTexts, patrons, registrations } from "~/db/schema";
import { isItsHost } from "./of-event";
import { isItsPatron } from "./of-registration";

/** Where a page of the list ends: the last event's start and id. */
export interface StaffEventCursor {
  startsAt: Date;
  id: string;
}

export interface StaffEventParams {
  centerId: string;
  locale: string;
  status?: EventStatus | undefined;
  /** Folded words; an event has to have every one, or one that begins so. */
  terms: readonly string[];
  after?: StaffEventCursor | undefined;
  limit: number;
}

/** Events of any state, the latest start first, by keyset. */
export async function listStaffEvents(db: Db, params: StaffEventParams) {
  const { centerId, status, terms, after } = params;
  const query = terms.map((term) => `${term}:*`).join(" & ");
  return db
    .select({
      id: events.id,
      title: eventTexts.title,
      status: events.status,
      employer: sql<string>`coalesce(${employers.legalName}, ${centers.name})`,
      startsAt: events.startsAt,
      endsAt: events.endsAt,
      zone: events.zone,
      capacity: events.capacity,
      registered: sql<number>`places_taken(${events.centerId}, ${events.id})::int`,
    })
    .from(events)
    .innerJoin(
      eventTexts,
      and(
        eq(eventTexts.centerId, events.centerId),
        eq(eventTexts.eventId, events.id),
        eq(eventTexts.locale, params.locale),
      ),
    )
    .innerJoin(centers, eq(centers.id, events.centerId))
    .leftJoin(eventEmployers, isItsHost)
    .leftJoin(
      employers,
      and(eq(employers.centerId, events.centerId), eq(employers.id, eventEmployers.employerId)),
    )
    .where(
      and(
        eq(events.centerId, centerId),
        status === undefined ? undefined : eq(events.status, status),
        query === "" ? undefined : sql`${events.search} @@ to_tsquery('english', ${query})`,
        after === undefined
          ? undefined
          : or(
              lt(events.startsAt, after.startsAt),
              and(eq(events.startsAt, after.startsAt), lt(events.id, after.id)),
            ),
      ),
    )
    .orderBy(desc(events.startsAt), desc(events.id))
    .limit(params.limit);
}

/** How many events there are in each status. */
export async function countEventsByStatus(
  db: Db,
  params: { centerId: string },
): Promise<Partial<Record<EventStatus, number>>> {
  const rows = await db
    .select({ status: events.status, count: sql<number>`count(*)::int` })
    .from(events)
    .where(eq(events.centerId, params.centerId))
    .groupBy(events.status);
  return Object.fromEntries(rows.map(({ status, count }) => [status, count]));
}

/** People who registered and hold a place: those a mail reaches, and those it does not. A party has one of them. */
export async function countReach(
  db: Db,
  params: { centerId: string; eventId: string },
): Promise<{ byMail: number; withoutMail: number }> {
  const [row] = await db
    .select({
      byMail: sql<number>`(count(*) filter (where ${isNotNull(patrons.emailCipher)}))::int`,
      all: sql<number>`count(*)::int`,
    })
    .from(registrations)
    .leftJoin(patrons, isItsPatron)
    .where(
      and(
        eq(registrations.centerId, params.centerId),
        eq(registrations.eventId, params.eventId),
        eq(registrations.status, "registered"),
        eq(registrations.who, "patron"),
      ),
    );
  const { byMail = 0, all = 0 } = row ?? {};
  return { byMail, withoutMail: all - byMail };
}
