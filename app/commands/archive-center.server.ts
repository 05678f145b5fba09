import { and, eq, sql } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import { type Refused, refuse } from "~/app/domain/refusal";
import type { Db } from "~/db/client.server";
import { lockedCenter } from "~/db/queries/locks";
import { centers, webhookDeliveries } from "~/db/schema";
import { inTransaction } from "./parts/in-transaction.server";
import { writeAudit } from "./parts/write-audit.server";
import { type InstallationActor, writeTrail } from "./parts/write-trail.server";

interface ArchiveCenter {
  actor: InstallationActor;
  centerId: string;
}

/** Closes a center: its pages say so, its mail and its webhooks wait, and nothing is deleted. */
export const archiveCenter = (services: Services, request: ArchiveCenter) =>
  setArchived(services, request, "archived");

/** Opens a closed center again, with all that it had. Mail and webhooks that waited go out. */
export const restoreCenter = (services: Services, request: ArchiveCenter) =>
  setArchived(services, request, "restored");

/** Doing again what is done already changes nothing. */
async function setArchived(
  services: Services,
  { actor, centerId }: ArchiveCenter,
  action: "archived" | "restored",
): Promise<{ outcome: "archived" | "restored" } | Refused> {
  const result = await inTransaction(services, "archive-center", async (tx) => {
    const center = await lockedCenter(tx, { centerId });
    if (center === null) return refuse("not-found");
    if ((center.archivedAt !== null) === (action === "archived")) return { outcome: action };
    const archivedAt = action === "archived" ? services.clock.now() : null;
    await tx
      .update(centers)
      .set({ archivedAt, revision: sql`${centers.revision} + 1` })
      .where(eq(centers.id, centerId));
    if (archivedAt === null) await queueAnew(tx, services, centerId);
    await writeTrail(tx, services, actor, { action, subjectId: centerId });
    await writeAudit(tx, services, { ...actor, centerId }, [
      { subjectKind: "center", subjectId: centerId, action },
    ]);
    return { outcome: action };
  });
  if (result.outcome !== "refused") {
    services.live.announce({ kind: "center", centerId });
    services.live.announce({ kind: "outbox" });
  }
  return result;
}

/** The time in which a receiver has to answer begins again: a center that was closed for a week gives up on nobody at once. */
async function queueAnew(tx: Db, services: Services, centerId: string): Promise<void> {
  await tx
    .update(webhookDeliveries)
    .set({ queuedAt: services.clock.now() })
    .where(and(eq(webhookDeliveries.centerId, centerId), eq(webhookDeliveries.state, "queued")));
}
