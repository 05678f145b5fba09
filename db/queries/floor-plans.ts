import { and, asc, eq, isNotNull } from "drizzle-orm";
import type { Db } from "~/db/client.server";
import { employers, eventEmployers, floorPlans, floorTables } from "~/db/schema";

interface OfEvent {
  centerId: string;
  eventId: string;
}

export type FloorPlan = NonNullable<Awaited<ReturnType<typeof findFloorPlan>>>;

/** An event's floor plan with its tables by number, without the picture's bytes. */
export async function findFloorPlan(db: Db, { centerId, eventId }: OfEvent) {
  const [plan] = await db
    .select({
      id: floorPlans.id,
      revision: floorPlans.revision,
      digest: floorPlans.digest,
      width: floorPlans.width,
      height: floorPlans.height,
      alt: floorPlans.alt,
    })
    .from(floorPlans)
    .where(and(eq(floorPlans.centerId, centerId), eq(floorPlans.eventId, eventId)));
  if (plan === undefined) return null;
  const tables = await db
    .select({ tableNo: floorTables.tableNo, x: floorTables.x, y: floorTables.y })
    .from(floorTables)
    .where(and(eq(floorTables.centerId, centerId), eq(floorTables.eventId, eventId)))
    .orderBy(asc(floorTables.tableNo));
  return { ...plan, tables };
}

/** The employers that have a table at an event, by its number. */
export async function listTableEmployers(db: Db, { centerId, eventId }: OfEvent) {
  const rows = await db
    .select({ tableNo: eventEmployers.tableNo, employerName: employers.legalName })
    .from(eventEmployers)
    .innerJoin(
      employers,
      and(eq(employers.centerId, eventEmployers.centerId), eq(employers.id, eventEmployers.employerId)),
    )
    .where(
      and(
        eq(eventEmployers.centerId, centerId),
        eq(eventEmployers.eventId, eventId),
        eq(eventEmployers.standing, "accepted"),
        isNotNull(eventEmployers.tableNo),
      ),
    )
    .orderBy(asc(eventEmployers.tableNo));
  return rows.flatMap(({ tableNo, employerName }) => (tableNo === null ? [] : [{ tableNo, employerName }]));
}

const isPicture = ({ centerId, digest }: { centerId: string; digest: string }) =>
  and(eq(floorPlans.centerId, centerId), eq(floorPlans.digest, digest));

/** Whether an event of the center shows the picture with this digest. */
export async function hasPicture(db: Db, params: { centerId: string; digest: string }): Promise<boolean> {
  return (await db.$count(floorPlans, isPicture(params))) > 0;
}

/** The bytes of the picture with this digest, and what they are. */
export async function findPicture(db: Db, params: { centerId: string; digest: string }) {
  const [found] = await db
    .select({ type: floorPlans.type, bytes: floorPlans.picture })
    .from(floorPlans)
    .where(isPicture(params))
    .limit(1);
  return found ?? null;
}
