import { and, eq } from "drizzle-orm";
import type { Db } from "~/db/client.server";
import { events, rooms } from "~/db/schema";

/** An event's state, the hours of its doors and, where exits are scanned, the posted load of its room. */
export async function findEventHours(db: Db, params: { centerId: string; eventId: string }) {
  const [event] = await db
    .select({
      status: events.status,
      startsAt: events.startsAt,
      endsAt: events.endsAt,
      zone: events.zone,
      doorsOpenAt: events.doorsOpenAt,
      doorsCloseAt: events.doorsCloseAt,
      exitScanning: events.exitScanning,
      room: { postedLoad: rooms.postedLoad },
    })
    .from(events)
    .leftJoin(
      rooms,
      and(eq(events.exitScanning, true), eq(rooms.centerId, events.centerId), eq(rooms.id, events.roomId)),
    )
    .where(and(eq(events.centerId, params.centerId), eq(events.id, params.eventId)));
  return event ?? null;
}
