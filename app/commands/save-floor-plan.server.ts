import { and, eq, sql } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import type { Actor } from "~/app/domain/access/roles";
import type { Picture } from "~/app/domain/fairs/picture";
import { type Refused, refuse } from "~/app/domain/refusal";
import type { Db } from "~/db/client.server";
import { findFloorPlan } from "~/db/queries/floor-plans";
import { lockEvent } from "~/db/queries/locks";
import { floorPlans } from "~/db/schema";
import { inTransaction } from "./parts/in-transaction.server";
import { writeAudit } from "./parts/write-audit.server";

export interface SaveFloorPlanRequest {
  actor: Actor;
  eventId: string;
  /** The upload's own id: the same upload again changes nothing. */
  uploadId: string;
  /** Null leaves the picture that is there. */
  picture: Picture | null;
  /** What the picture shows, in words. */
  alt: string;
}

/** Puts a picture of the room on an event's page, or another in its place. Tables stay where they were put. */
export function saveFloorPlan(
  services: Services,
  request: SaveFloorPlanRequest,
): Promise<{ outcome: "saved" } | Refused> {
  return inTransaction(services, "save-floor-plan", async (tx) => {
    const { actor, eventId, uploadId, picture, alt } = request;
    const of = { centerId: actor.centerId, eventId };
    if ((await lockEvent(tx, of)) === null) return refuse("not-found");
    const plan = await findFloorPlan(tx, of);
    if (plan === null && picture === null)
      return refuse("values-not-accepted", [{ field: "picture", problem: "required" }]);
    if (plan?.id === uploadId) return { outcome: "saved" };
    if (picture !== null) await putPicture(tx, services, request, picture);
    else if (plan?.alt !== alt) await putWords(tx, services, request);
    else return { outcome: "saved" };
    const action = picture === null ? "floor plan described" : "floor plan saved";
    await writeAudit(tx, services, actor, [{ subjectKind: "event", subjectId: eventId, action }]);
    return { outcome: "saved" };
  });
}

async function putPicture(
  tx: Db,
  services: Services,
  { actor, eventId, uploadId, alt }: SaveFloorPlanRequest,
  { bytes, ...about }: Picture,
): Promise<void> {
  const values = { id: uploadId, picture: bytes, ...about, alt, changedAt: services.clock.now() };
  await tx
    .insert(floorPlans)
    .values({ centerId: actor.centerId, eventId, ...values })
    .onConflictDoUpdate({
      target: [floorPlans.centerId, floorPlans.eventId],
      set: { ...values, revision: sql`${floorPlans.revision} + 1` },
    });
}

async function putWords(
  tx: Db,
  services: Services,
  { actor, eventId, alt }: SaveFloorPlanRequest,
): Promise<void> {
  await tx
    .update(floorPlans)
    .set({ alt, changedAt: services.clock.now(), revision: sql`${floorPlans.revision} + 1` })
    .where(and(eq(floorPlans.centerId, actor.centerId), eq(floorPlans.eventId, eventId)));
}
