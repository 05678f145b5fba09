import { and, eq, exists, type SQL } from "drizzle-orm";
import type { Actor } from "~/app/domain/access/roles";
import type { Db } from "~/db/client.server";
import { eventEmployers, events } from "~/db/schema";

/** True where the center has this event and, for an employer, where it is one of those that were accepted at it. */
export async function isWithinReach(db: Db, actor: Actor, eventId: string): Promise<boolean> {
  const { employerId } = actor;
  if (actor.role === "employer" && employerId === undefined) return false;
  const [row] = await db
    .select({ id: events.id })
    .from(events)
    .where(
      and(
        eq(events.centerId, actor.centerId),
        eq(events.id, eventId),
        employerId === undefined ? undefined : hasTable(db, employerId),
      ),
    )
    .limit(1);
  return row !== undefined;
}

/** Who was invited, applied, was declined or withdrew sees nothing of the event but what is public. */
const hasTable = (db: Db, employerId: string): SQL =>
  exists(
    db
      .select({ employerId: eventEmployers.employerId })
      .from(eventEmployers)
      .where(
        and(
          eq(eventEmployers.centerId, events.centerId),
          eq(eventEmployers.eventId, events.id),
          eq(eventEmployers.employerId, employerId),
          eq(eventEmployers.standing, "accepted"),
        ),
      ),
  );
