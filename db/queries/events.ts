import { and, desc, eq, inArray, like, lt, or } from "drizzle-orm";
import type { EventStatus } from "~/app/domain/events/event";
import type { Db } from "~/db/client.server";
import { eventEmployers, events, eventTexts } from "~/db/schema";

/** Events of a center, newest first, by keyset; those of an employer that was accepted, or one alone, where that is named. */
export async function listEvents(
  db: Db,
  params: {
    centerId: string;
    locale: string;
    status?: EventStatus | undefined;
    eventId?: string | undefined;
    employerId?: string | undefined;
    before?: string | undefined;
    limit: number;
  },
) {
  const { centerId, status, eventId, employerId, before } = params;
  const ofEmployer =
    employerId === undefined
      ? undefined
      : inArray(
          events.id,
          db
            .select({ id: eventEmployers.eventId })
            .from(eventEmployers)
            .where(
              and(
                eq(eventEmployers.centerId, centerId),
                eq(eventEmployers.employerId, employerId),
                eq(eventEmployers.standing, "accepted"),
              ),
            ),
        );
  return db
    .select({
      id: events.id,
      slug: events.slug,
      type: events.type,
      status: events.status,
      title: eventTexts.title,
      startsAt: events.startsAt,
      endsAt: events.endsAt,
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
    .where(
      and(
        eq(events.centerId, centerId),
        status === undefined ? undefined : eq(events.status, status),
        eventId === undefined ? undefined : eq(events.id, eventId),
        ofEmployer,
        before === undefined ? undefined : lt(events.id, before),
      ),
    )
    .orderBy(desc(events.id))
    .limit(params.limit);
}

/** Those of a center's slugs that are one, or are it with something behind it. */
export async function listSlugsLike(
  db: Db,
  { centerId, slug }: { centerId: string; slug: string },
): Promise<ReadonlySet<string>> {
  const rows = await db
    .select({ slug: events.slug })
    .from(events)
    .where(and(eq(events.centerId, centerId), or(eq(events.slug, slug), like(events.slug, `${slug}-%`))));
  return new Set(rows.map((row) => row.slug));
}
