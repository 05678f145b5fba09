import { and, asc, eq, sql } from "drizzle-orm";
import type { ScanFact } from "~/app/domain/check-in/reconcile";
import type { Db } from "~/db/client.server";
import { doors, scans } from "~/db/schema";

/** All scans of one registration, as the fold reads them. */
export async function listScanFacts(
  db: Db,
  params: { centerId: string; registrationId: string },
): Promise<ScanFact[]> {
  const rows = await db
    .select({
      scanId: scans.scanId,
      kind: scans.kind,
      undoes: scans.undoes,
      at: scans.at,
      doorId: scans.doorId,
      answer: scans.answer,
    })
    .from(scans)
    .where(and(eq(scans.centerId, params.centerId), eq(scans.registrationId, params.registrationId)));
  return rows.map(({ answer, ...scan }) => ({ ...scan, outcome: answer?.outcome ?? null }));
}

export interface Attendance {
  registered: number;
  admitted: number;
  refused: number;
}

/**
 * Counts from the facts: places that stand, people who came (anonymous walk-ins among them, an exit does not lower
 * it), and entry scans with any other verdict.
 */
export async function countAttendance(
  db: Db,
  params: { centerId: string; eventId: string },
): Promise<Attendance> {
  const { centerId, eventId } = params;
  const [row] = await db.execute<{ registered: number; admitted: number; refused: number }>(sql`
    select places_taken(${centerId}, ${eventId})::int as registered,
      (select count(*) from admissions a join registrations r on r.center_id = a.center_id and r.id = a.registration_id
        where a.center_id = ${centerId} and a.event_id = ${eventId} and r.who = 'patron')::int as admitted,
      (select count(*) from scans s where s.center_id = ${centerId} and s.event_id = ${eventId}
        and s.kind = 'entry' and s.answer->>'outcome' <> 'admitted')::int as refused`);
  return row ?? { registered: 0, admitted: 0, refused: 0 };
}

export async function listDoors(db: Db, params: { centerId: string; eventId: string }) {
  return db
    .select({ id: doors.id, name: doors.name })
    .from(doors)
    .where(and(eq(doors.centerId, params.centerId), eq(doors.eventId, params.eventId)))
    .orderBy(asc(doors.name));
}
