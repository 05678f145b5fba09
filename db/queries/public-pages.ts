import { and, desc, eq, gt, inArray } from "drizzle-orm";
import type { Db } from "~/db/client.server";
import { audit, eventRevisions, events } from "~/db/schema";

/** The addresses of public event pages, for search engines; `changedAt` is when a page's words last changed. */
export async function listPublicSlugs(db: Db, params: { centerId: string; since: Date; limit: number }) {
  return db
    .select({ slug: events.slug, changedAt: eventRevisions.createdAt })
    .from(events)
    .innerJoin(
      eventRevisions,
      and(
        eq(eventRevisions.centerId, events.centerId),
        eq(eventRevisions.eventId, events.id),
        eq(eventRevisions.revision, events.revision),
      ),
    )
    .where(
      and(
        eq(events.centerId, params.centerId),
        inArray(events.status, ["published", "closed"]),
        gt(events.endsAt, params.since),
      ),
    )
    .orderBy(desc(events.startsAt), desc(events.id))
    .limit(params.limit);
}

/** When an event's words last changed. */
export async function findRevisionTime(
  db: Db,
  params: { centerId: string; eventId: string; revision: number },
): Promise<Date | null> {
  const [row] = await db
    .select({ createdAt: eventRevisions.createdAt })
    .from(eventRevisions)
    .where(
      and(
        eq(eventRevisions.centerId, params.centerId),
        eq(eventRevisions.eventId, params.eventId),
        eq(eventRevisions.revision, params.revision),
      ),
    );
  return row?.createdAt ?? null;
}

/** True where the public saw an event before it was cancelled: one that never was published has no page. */
export async function wasPublished(db: Db, params: { centerId: string; eventId: string }): Promise<boolean> {
  const [step] = await db
    .select({ id: audit.id })
    .from(audit)
    .where(
      and(
        eq(audit.centerId, params.centerId),
        eq(audit.subjectKind, "event"),
        eq(audit.subjectId, params.eventId),
        eq(audit.action, "status"),
        eq(audit.to, "published"),
      ),
    )
    .limit(1);
  return step !== undefined;
}
