import { and, eq } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import { type Refused, refuse } from "~/app/domain/refusal";
import { listResources } from "~/db/queries/resources";
import { readinessSteps, resources } from "~/db/schema";
import { changeHelp, type HelpRequest } from "./parts/change-help.server";

/** Lets a page of help change places with its neighbor; the first goes no further up, the last no further down. */
export async function moveResource(
  services: Services,
  request: HelpRequest & { resourceId: string; towards: "earlier" | "later" },
): Promise<{ outcome: "moved" } | Refused> {
  const { center, resourceId, towards } = request;
  const entry = { subjectKind: "resource" as const, subjectId: resourceId, action: "resource moved" };
  return changeHelp(services, request, entry, async (tx) => {
    const ids = (await listResources(tx, { centerId: center.id, publicOnly: false })).map(({ id }) => id);
    const at = ids.indexOf(resourceId);
    if (at === -1) return refuse("not-found");
    const to = at + (towards === "earlier" ? -1 : 1);
    const neighbor = ids[to];
    if (neighbor === undefined) return { outcome: "moved" as const, isChanged: false };
    ids[at] = neighbor;
    ids[to] = resourceId;
    for (const [place, id] of ids.entries()) {
      const isIt = and(eq(resources.centerId, center.id), eq(resources.id, id));
      await tx
        .update(resources)
        .set({ position: place + 1 })
        .where(isIt);
    }
    return { outcome: "moved" as const, isChanged: true };
  });
}

export interface ReadinessStep {
  weeksBefore: number;
  resourceId: string;
}

/** Writes the list of what visitors do before an event, whole: it stands beside every event of the center. */
export async function saveReadinessList(
  services: Services,
  request: HelpRequest & { steps: readonly ReadinessStep[] },
): Promise<{ outcome: "saved" } | Refused> {
  const { center, steps } = request;
  const entry = { subjectKind: "center" as const, subjectId: center.id, action: "readiness list saved" };
  return changeHelp(services, request, entry, async (tx) => {
    const known = new Set(
      (await listResources(tx, { centerId: center.id, publicOnly: false })).map(({ id }) => id),
    );
    const unknown = steps.flatMap(({ resourceId }, n) =>
      known.has(resourceId) ? [] : [{ field: `steps.${n}.resourceId`, problem: "not-in-list" }],
    );
    if (unknown.length > 0) return refuse("values-not-accepted", unknown);
    await tx.delete(readinessSteps).where(eq(readinessSteps.centerId, center.id));
    if (steps.length > 0)
      await tx.insert(readinessSteps).values(steps.map((step) => ({ centerId: center.id, ...step })));
    return { outcome: "saved" as const, isChanged: true };
  });
}
