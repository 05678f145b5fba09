import { and, eq } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import type { Actor } from "~/app/domain/access/roles";
import { type Refused, refuse } from "~/app/domain/refusal";
import { lockEvent } from "~/db/queries/locks";
import { floorPlans, floorTables } from "~/db/schema";
import { inTransaction } from "./parts/in-transaction.server";
import { writeAudit } from "./parts/write-audit.server";

/** Takes an event's floor plan away, with the tables on it. Asked twice, it is away already. */
export function removeFloorPlan(
  services: Services,
  { actor, eventId }: { actor: Actor; eventId: string },
): Promise<{ outcome: "removed" } | Refused> {
  return inTransaction(services, "remove-floor-plan", async (tx) => {
    const of = { centerId: actor.centerId, eventId };
    if ((await lockEvent(tx, of)) === null) return refuse("not-found");
    await tx
      .delete(floorTables)
      .where(and(eq(floorTables.centerId, of.centerId), eq(floorTables.eventId, eventId)));
    const removed = await tx
      .delete(floorPlans)
      .where(and(eq(floorPlans.centerId, of.centerId), eq(floorPlans.eventId, eventId)))
      .returning({ id: floorPlans.id });
    if (removed.length > 0)
      await writeAudit(tx, services, actor, [
        { subjectKind: "event", subjectId: eventId, action: "floor plan removed" },
      ]);
    return { outcome: "removed" };
  });
}
