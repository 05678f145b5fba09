import { and, eq } from "drizzle-orm";
import type { Db } from "~/db/client.server";
import { events } from "~/db/schema";

/** When and where an event is, and how it stands: for what is decided by the clock alone. */
export async function findEventSpan(db: Db, { centerId, eventId }: { centerId: string; eventId: string }) {
  const [event] = await db
    .select({
      id: events.id,
      status: events.status,
      startsAt: events.startsAt,
      endsAt: events.endsAt,
      doorsOpenAt: events.doorsOpenAt,
      zone: events.zone,
    })
    .from(events)
    .where(and(eq(events.centerId, centerId), eq(events.id, eventId)));
  return event ?? null;
}
