import { and, eq } from "drizzle-orm";
import type { Actor } from "~/app/domain/access/roles";
import type { Db } from "~/db/client.server";
import { eventEmployers, events } from "~/db/schema";

/** True where the center has this event and, for an employer, where it is one of the event's employers. */
export async function isWithinReach(db: Db, actor: Actor, eventId: string): Promise<boolean> {
  const isEmployer = actor.role === "employer";
  if (isEmployer && actor.employerId === undefined) return false;
  const [row] = await db
    .select({ id: events.id })
    .from(events)
    .innerJoin(
      eventEmployers,
      and(eq(eventEmployers.centerId, events.centerId), eq(eventEmployers.eventId, events.id)),
    )
    .where(
      and(
        eq(events.centerId, actor.centerId),
        eq(events.id, eventId),
        actor.employerId === undefined ? undefined : eq(eventEmployers.employerId, actor.employerId),
      ),
    )
    .limit(1);
  return row !== undefined;
}
