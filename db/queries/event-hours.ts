import { and, eq } from "drizzle-orm";
import type { Db } from "~/db/client.server";
import { events } from "~/db/schema";

/** An event's state and the hours of its doors. */
export async function findEventHours(db: Db, params: { centerId: string; eventId: string }) {
  const [event] = await db
    .select({
      status: events.status,
      startsAt: events.startsAt,
      endsAt: events.endsAt,
      zone: events.zone,
      doorsOpenAt: events.doorsOpenAt,
      doorsCloseAt: events.doorsCloseAt,
    })
    .from(events)
    .where(and(eq(events.centerId, params.centerId), eq(events.id, params.eventId)));
  return event ?? null;
}
