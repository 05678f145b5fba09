import { and, eq } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import { decideLoss } from "~/app/domain/access/invitation";
import type { Actor } from "~/app/domain/access/roles";
import { type Refused, refuse } from "~/app/domain/refusal";
import type { Db } from "~/db/client.server";
import { isInstallationAdmin, listCentersOf } from "~/db/queries/installation";
import { findMember, lockAdmins } from "~/db/queries/members";
import { memberships, sessions } from "~/db/schema";
import { inTransaction } from "./parts/in-transaction.server";
import { writeAudit } from "./parts/write-audit.server";

/**
 * Takes a role away. It holds with the next request; open streams are told to end; and who has no role anywhere any
 * more is signed out.
 */
export async function withdrawAccess(
  services: Services,
  { actor, membershipId }: { actor: Actor; membershipId: string },
): Promise<{ outcome: "withdrawn" } | Refused> {
  const { centerId } = actor;
  const result = await inTransaction(services, "withdraw-access", async (tx) => {
    const admins = await lockAdmins(tx, { centerId });
    const member = await findMember(tx, { centerId, membershipId });
    if (member === null) return refuse("not-found");
    const loss = decideLoss(admins, membershipId);
    if (loss.outcome === "refused") return loss;
    await tx
      .delete(memberships)
      .where(and(eq(memberships.centerId, centerId), eq(memberships.id, membershipId)));
    await endSignIns(tx, member.userId);
    await writeAudit(tx, services, actor, [
      { subjectKind: "membership", subjectId: membershipId, action: "withdrawn", from: member.role },
    ]);
    return { outcome: "withdrawn" as const, holderId: member.userId };
  });
  if (result.outcome === "refused") return result;
  services.live.announce({ kind: "access", centerId, holderId: result.holderId });
  return { outcome: "withdrawn" };
}

/** Another center's member stays signed in there, and so does an admin of the installation; roles are looked up per center. */
async function endSignIns(tx: Db, userId: string): Promise<void> {
  if (await isInstallationAdmin(tx, { userId })) return;
  const left = await listCentersOf(tx, { userId });
  if (left.length === 0) await tx.delete(sessions).where(eq(sessions.userId, userId));
}
