import { sql } from "drizzle-orm";
import type { EventStatus } from "~/app/domain/events/event";
import type { Db } from "~/db/client.server";

/** What is asked for in a span of time: all rooms, those of a branch, or one. */
export interface CalendarParams {
  centerId: string;
  from: Date;
  until: Date;
  branchId?: string | undefined;
  roomId?: string | undefined;
}

/** An event, or a room that is held without one, as a calendar shows it. */
export interface CalendarEntry {
  /** The event's; null where a room is held without one. */
  eventId: string | null;
  title: string | null;
  status: EventStatus | null;
  startsAt: Date | null;
  endsAt: Date | null;
  /** From when until when its room is held; both null while none is. */
  heldFrom: Date | null;
  heldUntil: Date | null;
  roomId: string | null;
  roomName: string | null;
  branchName: string | null;
}

interface Row
  extends Record<string, unknown>,
    Pick<CalendarEntry, "eventId" | "title" | "status" | "roomId"> {
  roomName: string | null;
  branchName: string | null;
  startsAt: string | null;
  endsAt: string | null;
  heldFrom: string | null;
  heldUntil: string | null;
}

const instant = (text: string | null) => (text === null ? null : new Date(text));

/**
 * The events of a span of time that are not declined or cancelled, and rooms that are held in it, the first start
 * first. A title is in `locale`, or as the event was written.
 */
export async function listCalendar(
  db: Db,
  params: CalendarParams & { locale: string; limit: number },
): Promise<CalendarEntry[]> {
  const { centerId, locale, branchId = null, roomId = null, limit } = params;
  const [from, until] = [params.from.toISOString(), params.until.toISOString()];
  const rows = await db.execute<Row>(sql`
    with entry as (
      select e.id as event_id, e.status, e.starts_at, e.ends_at, b.held, coalesce(b.room_id, e.room_id) as room_id
      from events e
      left join room_bookings b on b.center_id = e.center_id and b.event_id = e.id
      where e.center_id = ${centerId} and e.status not in ('declined', 'cancelled')
        and ((e.starts_at < ${until} and e.ends_at > ${from}) or b.held && tstzrange(${from}, ${until}))
      union all
      select null, null, null, null, b.held, b.room_id from room_bookings b
      where b.center_id = ${centerId} and b.event_id is null and b.held && tstzrange(${from}, ${until})
    )
    select entry.event_id as "eventId", entry.status, entry.starts_at as "startsAt", entry.ends_at as "endsAt",
      lower(entry.held) as "heldFrom", upper(entry.held) as "heldUntil",
      r.id as "roomId", r.name as "roomName", br.name as "branchName",
      (select t.title from event_texts t where t.center_id = ${centerId} and t.event_id = entry.event_id
        order by t.locale = ${locale} desc, t.locale limit 1) as title
    from entry
    left join rooms r on r.center_id = ${centerId} and r.id = entry.room_id
    left join branches br on br.center_id = ${centerId} and br.id = r.branch_id
    where (${roomId}::uuid is null or r.id = ${roomId}) and (${branchId}::uuid is null or br.id = ${branchId})
    order by coalesce(entry.starts_at, lower(entry.held)), entry.event_id
    limit ${limit}`);
  return rows.map((row) => ({
    ...row,
    startsAt: instant(row.startsAt),
    endsAt: instant(row.endsAt),
    heldFrom: instant(row.heldFrom),
    heldUntil: instant(row.heldUntil),
  }));
}

export interface RoomHold {
  from: Date;
  until: Date;
  /** Null where the room is held without an event. */
  eventId: string | null;
  title: string | null;
}

/** What holds a room within a span of time, but for one event, the first first. */
export async function listRoomHolds(
  db: Db,
  params: {
    centerId: string;
    roomId: string;
    from: Date;
    until: Date;
    locale: string;
    exceptEventId?: string | undefined;
  },
): Promise<RoomHold[]> {
  const { centerId, roomId, locale, exceptEventId = null } = params;
  const rows = await db.execute<
    { from: string; until: string } & Record<string, unknown> & Pick<RoomHold, "eventId" | "title">
  >(sql`
    select lower(b.held) as "from", upper(b.held) as "until", b.event_id as "eventId",
      (select t.title from event_texts t where t.center_id = b.center_id and t.event_id = b.event_id
        order by t.locale = ${locale} desc, t.locale limit 1) as title
    from room_bookings b
    where b.center_id = ${centerId} and b.room_id = ${roomId}
      and b.held && tstzrange(${params.from.toISOString()}, ${params.until.toISOString()})
      and b.event_id is distinct from ${exceptEventId}
    order by b.held`);
  return rows.map((row) => ({ ...row, from: new Date(row.from), until: new Date(row.until) }));
}

/** The rooms that nothing holds in a span of time and whose posted load is enough, the smallest such first. */
export async function listFreeRooms(
  db: Db,
  params: { centerId: string; from: Date; until: Date; people: number },
) {
  const { centerId, people } = params;
  const rows = await db.execute<{ id: string; name: string; branchName: string; postedLoad: number }>(sql`
    select r.id, r.name, br.name as "branchName", r.posted_load as "postedLoad"
    from rooms r join branches br on br.center_id = r.center_id and br.id = r.branch_id
    where r.center_id = ${centerId} and r.posted_load >= ${people}
      and not exists (select 1 from room_bookings b where b.center_id = r.center_id and b.room_id = r.id
        and b.held && tstzrange(${params.from.toISOString()}, ${params.until.toISOString()}))
    order by r.posted_load, br.name, r.name`);
  return [...rows];
}
