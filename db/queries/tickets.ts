import { and, eq } from "drizzle-orm";
import type { Db } from "~/db/client.server";
import { eventRevisions, events, registrations } from "~/db/schema";

/** When what a patron's calendar entry says last changed: the event's words, or the place that was taken or given back. */
export async function findEntryTime(
  db: Db,
  params: { centerId: string; registrationId: string },
): Promise<Date | null> {
  const [row] = await db
    .select({
      madeAt: registrations.createdAt,
      cancelledAt: registrations.cancelledAt,
      changedAt: eventRevisions.createdAt,
    })
    .from(registrations)
    .innerJoin(events, and(eq(events.centerId, registrations.centerId), eq(events.id, registrations.eventId)))
    .innerJoin(
      eventRevisions,
      and(
        eq(eventRevisions.centerId, events.centerId),
        eq(eventRevisions.eventId, events.id),
        eq(eventRevisions.revision, events.revision),
      ),
    )
    .where(and(eq(registrations.centerId, params.centerId), eq(registrations.id, params.registrationId)));
  if (row === undefined) return null;
  const times = [row.madeAt, row.changedAt, row.cancelledAt ?? row.madeAt].map((at) => at.getTime());
  return new Date(Math.max(...times));
}
