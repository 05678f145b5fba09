import { and, asc, desc, eq } from "drizzle-orm";
import type { Db } from "~/db/client.server";
import { wageFloors } from "~/db/schema";

/** A center's wage floors, the latest first. */
export async function listWageFloors(db: Db, params: { centerId: string }) {
  return db
    .select({
      id: wageFloors.id,
      fromDate: wageFloors.fromDate,
      hourlyCents: wageFloors.hourlyCents,
      areaWords: wageFloors.areaWords,
      source: wageFloors.source,
    })
    .from(wageFloors)
    .where(eq(wageFloors.centerId, params.centerId))
    .orderBy(desc(wageFloors.fromDate), asc(wageFloors.id));
}

export async function findWageFloor(db: Db, params: { centerId: string; floorId: string }) {
  const [floor] = await db
    .select({
      id: wageFloors.id,
      fromDate: wageFloors.fromDate,
      hourlyCents: wageFloors.hourlyCents,
      areaWords: wageFloors.areaWords,
      source: wageFloors.source,
    })
    .from(wageFloors)
    .where(and(eq(wageFloors.centerId, params.centerId), eq(wageFloors.id, params.floorId)));
  return floor ?? null;
}
