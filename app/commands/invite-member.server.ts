import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import { invitationEnds } from "~/app/domain/access/invitation";
import { type Refused, refuse } from "~/app/domain/refusal";
import type { Db } from "~/db/client.server";
import { isInvited } from "~/db/queries/invitations";
import { lockCenter } from "~/db/queries/locks";
import { isMember } from "~/db/queries/members";
import { invitations } from "~/db/schema";
import { enqueueMessages } from "./parts/enqueue-messages.server";
import { inTransaction } from "./parts/in-transaction.server";
import { type AuditActor, writeAudit } from "./parts/write-audit.server";

/** Roles that an admin gives. Employers sign up by themselves. */
export const invitedRoles = ["admin", "staff", "door"] as const;
export type InvitedRole = (typeof invitedRoles)[number];

interface Invite {
  actor: AuditActor;
  center: { id: string; host: string };
  email: string;
  role: InvitedRole;
}

/** Offers a role by mail: single use, seven days. */
export async function inviteMember(
  services: Services,
  request: Invite,
): Promise<{ outcome: "invited"; invitationId: string; token: string } | Refused> {
  const result = await inTransaction(services, "invite-member", (tx) =>
    writeInvitation(tx, services, request),
  );
  if (result.outcome === "invited") services.live.announce({ kind: "outbox" });
  return result;
}

/** The invitation's part in a transaction that does more, such as a center's set-up. */
export async function writeInvitation(
  tx: Db,
  services: Services,
  { actor, center, email, role }: Invite,
): Promise<{ outcome: "invited"; invitationId: string; token: string } | Refused> {
  const now = services.clock.now();
  const of = { centerId: center.id, email, role, now };
  // Two admins who invite one person at once take turns: the second finds the first's invitation.
  await lockCenter(tx, of);
  if (await isMember(tx, of))
    return refuse("already-there", [{ field: "email", problem: "already-a-member" }]);
  if (await isInvited(tx, of))
    return refuse("already-there", [{ field: "email", problem: "already-invited" }]);
  const invitationId = services.ids.uuid();
  const { code: token, hash } = services.codes.invitation({ id: invitationId, generation: 1 });
  await tx.insert(invitations).values({
    centerId: center.id,
    id: invitationId,
    email: email.toLowerCase(),
    role,
    tokenHash: hash,
    createdBy: actor.id,
    createdAt: now,
    expiresAt: invitationEnds(now),
  });
  await writeAudit(tx, services, actor, [
    { subjectKind: "invitation", subjectId: invitationId, action: "sent", to: role },
  ]);
  await mail(tx, services, center, { id: invitationId, email, generation: 1 });
  return { outcome: "invited", invitationId, token };
}

/** Sends an invitation again with another link and seven more days; the link from before ends. */
export async function inviteAgain(
  services: Services,
  { actor, center, invitationId }: Pick<Invite, "actor" | "center"> & { invitationId: string },
): Promise<{ outcome: "invited" } | Refused> {
  const now = services.clock.now();
  const isOpen = and(
    eq(invitations.centerId, center.id),
    eq(invitations.id, invitationId),
    isNotNull(invitations.email),
    isNull(invitations.usedAt),
    isNull(invitations.withdrawnAt),
  );
  const again = await inTransaction(services, "invite-member", async (tx) => {
    const [raised] = await tx
      .update(invitations)
      .set({ generation: sql`${invitations.generation} + 1`, expiresAt: invitationEnds(now) })
      .where(isOpen)
      .returning({ email: invitations.email, generation: invitations.generation });
    if (!raised?.email) return null;
    const { email, generation } = raised;
    const { hash } = services.codes.invitation({ id: invitationId, generation });
    await tx.update(invitations).set({ tokenHash: hash }).where(isOpen);
    await writeAudit(tx, services, actor, [
      { subjectKind: "invitation", subjectId: invitationId, action: "sent-again" },
    ]);
    await mail(tx, services, center, { id: invitationId, email, generation });
    return raised;
  });
  if (again === null) return refuse("not-found");
  services.live.announce({ kind: "outbox" });
  return { outcome: "invited" };
}

const mail = (
  tx: Db,
  services: Services,
  center: Invite["center"],
  { id, email, generation }: { id: string; email: string; generation: number },
) =>
  enqueueMessages(tx, services, center, [
    {
      kind: "staff-invitation",
      dedupeKey: `staff-invitation:${id}:${generation}`,
      invitationId: id,
      recipient: email.toLowerCase(),
    },
  ]);
