import { and, eq, isNull } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import type { Actor } from "~/app/domain/access/roles";
import { type Refused, refuse } from "~/app/domain/refusal";
import { invitations } from "~/db/schema";
import { inTransaction } from "./parts/in-transaction.server";
import { writeAudit } from "./parts/write-audit.server";

/**
 * Ends an offer that nobody took: its link says so from now on.
 * @param request.eventId the event of a door pass, or null for a role that was offered by mail
 */
export async function withdrawInvitation(
  services: Services,
  { actor, invitationId, eventId }: { actor: Actor; invitationId: string; eventId: string | null },
): Promise<{ outcome: "withdrawn" } | Refused> {
  return inTransaction(services, "withdraw-invitation", async (tx) => {
    const [withdrawn] = await tx
      .update(invitations)
      .set({ withdrawnAt: services.clock.now() })
      .where(
        and(
          eq(invitations.centerId, actor.centerId),
          eq(invitations.id, invitationId),
          eventId === null ? isNull(invitations.eventId) : eq(invitations.eventId, eventId),
          isNull(invitations.usedAt),
          isNull(invitations.withdrawnAt),
        ),
      )
      .returning({ id: invitations.id });
    if (withdrawn === undefined) return refuse("not-found");
    await writeAudit(tx, services, actor, [
      { subjectKind: "invitation", subjectId: invitationId, action: "withdrawn" },
    ]);
    return { outcome: "withdrawn" };
  });
}
