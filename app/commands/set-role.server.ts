import { and, eq } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import { decideLoss } from "~/app/domain/access/invitation";
import type { Actor } from "~/app/domain/access/roles";
import { type Refused, refuse } from "~/app/domain/refusal";
import { isUniqueViolation } from "~/db/queries/errors";
import { findMember, lockAdmins } from "~/db/queries/members";
import { memberships } from "~/db/schema";
import type { InvitedRole } from "./invite-member.server";
import { inTransaction } from "./parts/in-transaction.server";
import { writeAudit } from "./parts/write-audit.server";

interface SetRole {
  actor: Actor;
  membershipId: string;
  role: InvitedRole;
}

/** Gives a member another role. Roles are read with every request, so it holds at once. */
export async function setRole(services: Services, request: SetRole): Promise<{ outcome: "set" } | Refused> {
  try {
    const result = await change(services, request);
    if (result.outcome === "refused") return result;
    services.live.announce({ kind: "access", centerId: request.actor.centerId, holderId: result.userId });
    return { outcome: "set" };
  } catch (error) {
    if (isUniqueViolation(error, "memberships_one_each")) return refuse("already-there");
    throw error;
  }
}

const change = (services: Services, { actor, membershipId, role }: SetRole) =>
  inTransaction(services, "set-role", async (tx) => {
    const { centerId } = actor;
    const admins = await lockAdmins(tx, { centerId });
    const member = await findMember(tx, { centerId, membershipId });
    // An employer's membership names its organization and is no step to or from a role of the staff.
    if (member === null || member.role === "employer") return refuse("not-found");
    const { userId } = member;
    if (member.role === role) return { outcome: "set" as const, userId };
    const loss = decideLoss(admins, membershipId);
    if (loss.outcome === "refused") return loss;
    await tx
      .update(memberships)
      .set({ role })
      .where(and(eq(memberships.centerId, centerId), eq(memberships.id, membershipId)));
    await writeAudit(tx, services, actor, [
      { subjectKind: "membership", subjectId: membershipId, action: "role", from: member.role, to: role },
    ]);
    return { outcome: "set" as const, userId };
  });
