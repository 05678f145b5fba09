import { and, asc, eq, or, sql } from "drizzle-orm";
import type { ScanFact } from "~/app/domain/check-in/reconcile";
import type { Db } from "~/db/client.server";
import { admissions, doors, scans } from "~/db/schema";

/**
 * All scans of one registration, as the fold reads them, with the undos of them: one that came before its scan does
 * not know whose it was.
 */
export async function listScanFacts(
  db: Db,
  params: { centerId: string; registrationId: string },
): Promise<ScanFact[]> {
  const { centerId, registrationId } = params;
  const rows = await db
    .select({
      scanId: scans.scanId,
      kind: scans.kind,
      undoes: scans.undoes,
      by: scans.by,
      overrideBy: scans.overrideBy,
      at: scans.at,
      scannedAt: scans.scannedAt,
      receivedAt: scans.receivedAt,
      people: scans.people,
      doorId: scans.doorId,
      answer: scans.answer,
      flags: scans.flags,
    })
    .from(scans)
    .where(
      and(
        eq(scans.centerId, centerId),
        or(
          eq(scans.registrationId, registrationId),
          sql`${scans.undoes} in (select own.scan_id from scans own
            where own.center_id = ${centerId} and own.registration_id = ${registrationId})`,
        ),
      ),
    );
  return rows.map(({ answer, scannedAt, receivedAt, overrideBy, ...scan }) => ({
    ...scan,
    timedAt: scannedAt ?? receivedAt,
    isByStaff: overrideBy !== null,
    outcome: answer?.outcome ?? null,
  }));
}

/** How many people of one registration have come, whether or not they left again. */
export async function countArrived(
  db: Db,
  params: { centerId: string; registrationId: string },
): Promise<number> {
  return db.$count(
    admissions,
    and(eq(admissions.centerId, params.centerId), eq(admissions.registrationId, params.registrationId)),
  );
}

/** People in the room now: who came in and did not leave, and who was counted by hand. */
export async function countInside(db: Db, params: { centerId: string; eventId: string }): Promise<number> {
  const [row] = await db.execute<{ inside: number }>(
    sql`select people_inside(${params.centerId}, ${params.eventId})::int as inside`,
  );
  return row?.inside ?? 0;
}

/** How many of a registration's party came, and how many of them are in the room now. */
export async function countSeats(
  db: Db,
  params: { centerId: string; registrationId: string },
): Promise<{ came: number; inside: number }> {
  const [row] = await db
    .select({
      came: sql<number>`count(*)::int`,
      inside: sql<number>`(count(*) filter (where ${admissions.inside}))::int`,
    })
    .from(admissions)
    .where(
      and(eq(admissions.centerId, params.centerId), eq(admissions.registrationId, params.registrationId)),
    );
  return row ?? { came: 0, inside: 0 };
}

/**
 * Devices that let people in at an event by themselves where they have no connection: phones that a door pass signed
 * in, and whatever else has scanned in the last two hours. At least one.
 */
export async function countDoorDevices(
  db: Db,
  params: { centerId: string; eventId: string; now: Date },
): Promise<number> {
  const { centerId, eventId } = params;
  const now = params.now.toISOString();
  const [row] = await db.execute<{ devices: number }>(sql`
    select greatest(1, (
      select count(*) from (
        select id::text as who, '' as label from devices
        where center_id = ${centerId} and event_id = ${eventId} and role = 'door' and revoked_at is null
          and expires_at > ${now}::timestamptz
        union
        select s.by, case when exists (select 1 from devices d where d.center_id = s.center_id and d.id::text = s.by)
          then '' else coalesce(s.device, '') end
        from scans s
        where s.center_id = ${centerId} and s.event_id = ${eventId}
          and s.received_at > ${now}::timestamptz - interval '2 hours') seen))::int as devices`);
  return row?.devices ?? 1;
}

export interface Attendance {
  registered: number;
  admitted: number;
  refused: number;
  /** People in the room and how many it may hold, where the event counts who leaves. */
  room?: { inside: number; postedLoad: number };
}

/**
 * Counts from the facts: places that stand, people who came (anonymous walk-ins among them, an exit does not lower
 * it), entry scans of them with any other verdict, and who is in the room where exits are scanned.
 */
export async function countAttendance(
  db: Db,
  params: { centerId: string; eventId: string },
): Promise<Attendance> {
  const { centerId, eventId } = params;
  const [row] = await db.execute<{
    registered: number;
    admitted: number;
    refused: number;
    inside: number | null;
    posted_load: number | null;
  }>(sql`
    select places_taken(${centerId}, ${eventId})::int as registered,
      (select count(*) from admissions a join registrations r on r.center_id = a.center_id and r.id = a.registration_id
        where a.center_id = ${centerId} and a.event_id = ${eventId} and r.who = 'patron')::int as admitted,
      (select count(*) from scans s where s.center_id = ${centerId} and s.event_id = ${eventId}
        and s.kind = 'entry' and s.who = 'patron' and s.answer->>'outcome' <> 'admitted')::int as refused,
      room.posted_load, case when room.posted_load is not null then people_inside(${centerId}, ${eventId}) end::int as inside
    from (select 1) one left join lateral (
      select k.posted_load from events e join rooms k on k.center_id = e.center_id and k.id = e.room_id
      where e.center_id = ${centerId} and e.id = ${eventId} and e.exit_scanning) room on true`);
  if (row === undefined) return { registered: 0, admitted: 0, refused: 0 };
  const { registered, admitted, refused, inside, posted_load: postedLoad } = row;
  const counts = { registered, admitted, refused };
  return inside === null || postedLoad === null ? counts : { ...counts, room: { inside, postedLoad } };
}

export async function listDoors(db: Db, params: { centerId: string; eventId: string }) {
  return db
    .select({ id: doors.id, name: doors.name })
    .from(doors)
    .where(and(eq(doors.centerId, params.centerId), eq(doors.eventId, params.eventId)))
    .orderBy(asc(doors.name));
}
