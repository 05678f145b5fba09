import { eq, sql } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import type { Actor } from "~/app/domain/access/roles";
import { cutOffDaysOf } from "~/app/domain/centers/settings";
import { type Refused, refuse } from "~/app/domain/refusal";
import { type Retention, retentionOf, retentionProblems } from "~/app/domain/registrations/retention";
import type { Db } from "~/db/client.server";
import { centers } from "~/db/schema";
import { inTransaction } from "./parts/in-transaction.server";
import { writeAudit } from "./parts/write-audit.server";

export interface RetentionInput extends Retention {
  accommodationCutOffDays: number;
}

type Changed = { outcome: "changed"; changed: string[] } | Refused;

/**
 * Changes how long a center keeps what belongs to a person. The privacy page says it at once; what is over by a shorter
 * time goes with the next run of the purge, and does not come back.
 */
export async function changeRetention(
  services: Services,
  request: { actor: Actor; centerId: string; retention: RetentionInput },
): Promise<Changed> {
  const problems = retentionProblems(request.retention);
  if (problems.length > 0) return refuse("values-not-accepted", problems);
  const result = await inTransaction(services, "change-retention", (tx) => change(tx, services, request));
  if (result.outcome === "changed" && result.changed.length > 0)
    services.live.announce({ kind: "center", centerId: request.centerId });
  return result;
}

async function change(
  tx: Db,
  services: Services,
  { actor, centerId, retention: after }: { actor: Actor; centerId: string; retention: RetentionInput },
): Promise<Changed> {
  const [center] = await tx
    .select({ settings: centers.settings })
    .from(centers)
    .where(eq(centers.id, centerId))
    .for("no key update");
  if (center === undefined) return refuse("not-found");
  const before = retentionInputOf(center.settings);
  const changed = fields.filter((field) => before[field] !== after[field]);
  if (changed.length === 0) return { outcome: "changed", changed };
  const { accommodationCutOffDays, ...retention } = after;
  await tx
    .update(centers)
    .set({
      settings: { ...center.settings, accommodationCutOffDays, retention },
      revision: sql`${centers.revision} + 1`,
    })
    .where(eq(centers.id, centerId));
  await writeAudit(
    tx,
    services,
    actor,
    changed.map((field) => ({
      subjectKind: "center",
      subjectId: centerId,
      action: `edited ${field}`,
      from: String(before[field]),
      to: String(after[field]),
    })),
  );
  return { outcome: "changed", changed };
}

const fields = [
  "contactDays",
  "outcomeDays",
  "accommodationDays",
  "rosterDays",
  "consentYears",
  "accommodationCutOffDays",
] as const satisfies (keyof RetentionInput)[];

const retentionInputOf = (
  settings: Parameters<typeof retentionOf>[0] & Parameters<typeof cutOffDaysOf>[0],
) => ({
  ...retentionOf(settings),
  accommodationCutOffDays: cutOffDaysOf(settings),
});
