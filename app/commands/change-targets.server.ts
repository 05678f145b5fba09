import { and, eq } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import type { Actor } from "~/app/domain/access/roles";
import { type Refused, refuse } from "~/app/domain/refusal";
import type { Target } from "~/app/domain/reports/target";
import { isForeignKeyViolation, isUniqueViolation } from "~/db/queries/errors";
import { findTarget } from "~/db/queries/report-plans";
import { reportTargets } from "~/db/schema";
import { inTransaction } from "./parts/in-transaction.server";
import { writeAudit } from "./parts/write-audit.server";

interface Request {
  actor: Actor;
  centerId: string;
  targetId: string;
}

/**
 * Sets what a center means to reach in a year. The id comes with the form: posted twice, it sets one. A figure of a year
 * and a branch has one target; to change it is to remove it first.
 */
export async function addTarget(
  services: Services,
  { actor, centerId, targetId, target }: Request & { target: Target },
): Promise<{ outcome: "added" } | Refused> {
  const { figure, branchId, year, value } = target;
  try {
    return await inTransaction(services, "change-targets", async (tx) => {
      if ((await findTarget(tx, { centerId, targetId })) !== null) return { outcome: "added" as const };
      await tx.insert(reportTargets).values({ centerId, id: targetId, figure, branchId, year, value });
      await writeAudit(tx, services, actor, [
        { subjectKind: "center", subjectId: centerId, action: "target added", to: targetText(target) },
      ]);
      return { outcome: "added" as const };
    });
  } catch (error) {
    if (isUniqueViolation(error, "report_targets_center_id_id_pk")) return { outcome: "added" };
    if (isUniqueViolation(error, "report_targets_figure"))
      return refuse("values-not-accepted", [{ field: "year", problem: "target-there" }]);
    if (isForeignKeyViolation(error))
      return refuse("values-not-accepted", [{ field: "branchId", problem: "not-found" }]);
    throw error;
  }
}

/** Takes a target away. Twice is once. */
export async function removeTarget(
  services: Services,
  { actor, centerId, targetId }: Request,
): Promise<{ outcome: "removed" }> {
  return inTransaction(services, "change-targets", async (tx) => {
    const target = await findTarget(tx, { centerId, targetId });
    if (target === null) return { outcome: "removed" };
    const gone = await tx
      .delete(reportTargets)
      .where(and(eq(reportTargets.centerId, centerId), eq(reportTargets.id, targetId)))
      .returning({ id: reportTargets.id });
    if (gone.length > 0) {
      await writeAudit(tx, services, actor, [
        { subjectKind: "center", subjectId: centerId, action: "target removed", from: targetText(target) },
      ]);
    }
    return { outcome: "removed" };
  });
}

/** "inquiries 4000 in 2026". */
const targetText = ({ figure, value, year }: Target) => `${figure} ${value} in ${year}`;
