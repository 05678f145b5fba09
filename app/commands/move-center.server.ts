import { eq, sql } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import { type Refused, refuse } from "~/app/domain/refusal";
import { isUniqueViolation } from "~/db/queries/errors";
import { lockedCenter } from "~/db/queries/locks";
import { centers } from "~/db/schema";
import { inTransaction } from "./parts/in-transaction.server";
import { writeAudit } from "./parts/write-audit.server";
import { type InstallationActor, writeTrail } from "./parts/write-trail.server";

export interface MoveCenter {
  actor: InstallationActor;
  centerId: string;
  /** Without scheme and port, in small letters. */
  host: string;
}

/** Gives a center another host. Links that were mailed lead to the old one, which answers that there is no center. */
export async function moveCenter(
  services: Services,
  { actor, centerId, host }: MoveCenter,
): Promise<{ outcome: "moved" } | Refused> {
  try {
    const result = await inTransaction(services, "move-center", async (tx) => {
      const center = await lockedCenter(tx, { centerId });
      if (center === null) return refuse("not-found");
      if (center.host === host) return { outcome: "moved" as const };
      await tx
        .update(centers)
        .set({ host, revision: sql`${centers.revision} + 1` })
        .where(eq(centers.id, centerId));
      const change = { from: center.host, to: host };
      await writeTrail(tx, services, actor, { action: "moved", subjectId: centerId, ...change });
      await writeAudit(tx, services, { ...actor, centerId }, [
        { subjectKind: "center", subjectId: centerId, action: "edited host", ...change },
      ]);
      return { outcome: "moved" as const };
    });
    if (result.outcome === "moved") services.live.announce({ kind: "center", centerId });
    return result;
  } catch (error) {
    if (isUniqueViolation(error, "centers_host_unique"))
      return refuse("host-taken", [{ field: "host", problem: "host-taken" }]);
    throw error;
  }
}
