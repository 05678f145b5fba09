import { and, eq } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import type { Actor } from "~/app/domain/access/roles";
import type { VettingOutcome } from "~/app/domain/employers/vetting";
import type { Db } from "~/db/client.server";
import { employers, vettingDecisions } from "~/db/schema";
import { writeAudit } from "./write-audit.server";

export interface VettingWritten {
  employerId: string;
  outcome: VettingOutcome;
  reason: string | null;
  how: string | null;
}

/** What the trail calls each outcome. */
const deeds: Record<VettingOutcome, string> = {
  vetted: "vetted",
  declined: "vetting declined",
  ended: "vetting ended",
};

/**
 * Writes what became of a vetting: into the history, which stays, and onto the employer, which shows how it stands.
 * The employer's row is held by the caller.
 */
export async function writeVetting(
  tx: Db,
  services: Services,
  actor: Actor,
  { employerId, outcome, reason, how }: VettingWritten,
): Promise<void> {
  const { centerId } = actor;
  const at = services.clock.now();
  const isVetted = outcome === "vetted";
  const row = { centerId, id: services.ids.uuid(), employerId, outcome, reason, how, by: actor.id, at };
  await tx.insert(vettingDecisions).values(row);
  await tx
    .update(employers)
    .set({
      ...(isVetted
        ? { vettedAt: at, vettedBy: actor.id, vettedHow: how }
        : { vettedAt: null, vettedBy: null, vettedHow: null }),
      // A change of the employer's own ends a vetting and takes no declination back.
      ...(outcome === "ended" ? {} : { declinedAt: isVetted ? null : at }),
    })
    .where(and(eq(employers.centerId, centerId), eq(employers.id, employerId)));
  await writeAudit(tx, services, actor, [
    { subjectKind: "employer", subjectId: employerId, action: deeds[outcome], to: how, reason },
  ]);
}
