import { and, desc, eq, lte } from "drizzle-orm";
import type { EventSnapshot } from "~/app/domain/events/snapshot";
import type { Db } from "~/db/client.server";
import { eventRevisions, registrations } from "~/db/schema";

/** What the calendar of one registration is made of. */
export async function findFollowedPlace(db: Db, params: { centerId: string; registrationId: string }) {
  const [row] = await db
    .select({
      id: registrations.id,
      eventId: registrations.eventId,
      status: registrations.status,
      generation: registrations.generation,
      calendarRevision: registrations.calendarRevision,
      language: registrations.language,
    })
    .from(registrations)
    .where(and(eq(registrations.centerId, params.centerId), eq(registrations.id, params.registrationId)));
  return row ?? null;
}

/** How an event was told at an instant; null where it was not there yet. */
export async function findSnapshotAt(
  db: Db,
  params: { centerId: string; eventId: string; at: Date },
): Promise<EventSnapshot | null> {
  const [row] = await db
    .select({ snapshot: eventRevisions.snapshot })
    .from(eventRevisions)
    .where(
      and(
        eq(eventRevisions.centerId, params.centerId),
        eq(eventRevisions.eventId, params.eventId),
        lte(eventRevisions.createdAt, params.at),
      ),
    )
    .orderBy(desc(eventRevisions.revision))
    .limit(1);
  return row?.snapshot ?? null;
}
