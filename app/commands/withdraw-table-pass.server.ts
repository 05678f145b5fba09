import { and, eq, isNull } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import type { Actor } from "~/app/domain/access/roles";
import { type Refused, refuse } from "~/app/domain/refusal";
import { devices, invitations } from "~/db/schema";
import { inTransaction } from "./parts/in-transaction.server";
import { writeAudit } from "./parts/write-audit.server";

interface Withdrawal {
  actor: Actor;
  eventId: string;
  employerId: string;
  passId: string;
}

/** Ends the pass of an employer's table at once: its link, and every phone that it signed in. */
export async function withdrawTablePass(
  services: Services,
  { actor, eventId, employerId, passId }: Withdrawal,
): Promise<{ outcome: "withdrawn" } | Refused> {
  const { centerId } = actor;
  const now = services.clock.now();
  const done = await inTransaction(services, "withdraw-table-pass", async (tx) => {
    const [pass] = await tx
      .update(invitations)
      .set({ withdrawnAt: now })
      .where(
        and(
          eq(invitations.centerId, centerId),
          eq(invitations.id, passId),
          eq(invitations.eventId, eventId),
          eq(invitations.employerId, employerId),
          isNull(invitations.withdrawnAt),
        ),
      )
      .returning({ id: invitations.id });
    if (pass === undefined) return refuse("not-found");
    const phones = await tx
      .update(devices)
      .set({ revokedAt: now })
      .where(and(eq(devices.centerId, centerId), eq(devices.invitationId, passId), isNull(devices.revokedAt)))
      .returning({ id: devices.id });
    await writeAudit(tx, services, actor, [
      { subjectKind: "invitation", subjectId: passId, action: "withdrawn" },
      ...phones.map(({ id }) => ({ subjectKind: "device" as const, subjectId: id, action: "withdrawn" })),
    ]);
    return { outcome: "withdrawn" as const, phones };
  });
  if (done.outcome === "refused") return done;
  for (const { id: holderId } of done.phones) services.live.announce({ kind: "access", centerId, holderId });
  return { outcome: "withdrawn" };
}
