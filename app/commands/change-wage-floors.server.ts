import { and, eq } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import type { Actor } from "~/app/domain/access/roles";
import type { WageFloor } from "~/app/domain/flags/flag";
import { findWageFloor } from "~/db/queries/wage-floors";
import { wageFloors } from "~/db/schema";
import { inTransaction } from "./parts/in-transaction.server";
import { writeAudit } from "./parts/write-audit.server";

interface Request {
  actor: Actor;
  centerId: string;
  floorId: string;
}

/** Adds a wage floor. The id comes with the form: posted twice, it adds one. */
export async function addWageFloor(
  services: Services,
  { actor, centerId, floorId, floor }: Request & { floor: WageFloor },
): Promise<{ outcome: "added" }> {
  return inTransaction(services, "change-wage-floors", async (tx) => {
    const { fromDate, hourlyCents, areaWords, source } = floor;
    const row = { fromDate, hourlyCents, areaWords: [...areaWords], source };
    const added = await tx
      .insert(wageFloors)
      .values({ centerId, id: floorId, ...row, createdAt: services.clock.now() })
      .onConflictDoNothing({ target: [wageFloors.centerId, wageFloors.id] })
      .returning({ id: wageFloors.id });
    if (added.length > 0) {
      await writeAudit(tx, services, actor, [
        { subjectKind: "center", subjectId: centerId, action: "wage floor added", to: floorText(floor) },
      ]);
    }
    return { outcome: "added" };
  });
}

/** Takes a wage floor away. What staff decided by it stays. Twice is once. */
export async function removeWageFloor(
  services: Services,
  { actor, centerId, floorId }: Request,
): Promise<{ outcome: "removed" }> {
  return inTransaction(services, "change-wage-floors", async (tx) => {
    const floor = await findWageFloor(tx, { centerId, floorId });
    if (floor === null) return { outcome: "removed" };
    const gone = await tx
      .delete(wageFloors)
      .where(and(eq(wageFloors.centerId, centerId), eq(wageFloors.id, floorId)))
      .returning({ id: wageFloors.id });
    if (gone.length > 0) {
      await writeAudit(tx, services, actor, [
        {
          subjectKind: "center",
          subjectId: centerId,
          action: "wage floor removed",
          from: floorText(floor),
        },
      ]);
    }
    return { outcome: "removed" };
  });
}

/** "$17.90 from 2026-07-01, Los Angeles". */
const floorText = ({ hourlyCents, fromDate, areaWords }: WageFloor) =>
  [`$${(hourlyCents / 100).toFixed(2)} from ${fromDate}`, ...areaWords].join(", ");
