import type { Services } from "~/app/adapters/services";
import type { Actor } from "~/app/domain/access/roles";
import { counted } from "~/app/domain/text/counted";
import type { Db } from "~/db/client.server";
import { invitations } from "~/db/schema";
import { enqueueMessages } from "./enqueue-messages.server";
import { writeAudit } from "./write-audit.server";

export interface TablePass {
  actor: Actor;
  center: { id: string; host: string };
  eventId: string;
  employerId: string;
  passId: string;
  /** How many phones it signs in. */
  places: number;
  expiresAt: Date;
  /** Whom its link is mailed to; null for nobody. */
  recipient: string | null;
}

/** Writes a pass for an employer's table, with its mail. One that is there already is left as it is. */
export async function saveTablePass(
  tx: Db,
  services: Services,
  { actor, center, eventId, employerId, passId, places, expiresAt, recipient }: TablePass,
): Promise<void> {
  const { hash: tokenHash } = services.codes.invitation({ id: passId, generation: 1 });
  const made = await tx
    .insert(invitations)
    .values({
      ...{ centerId: center.id, eventId, employerId, id: passId, places, tokenHash, expiresAt },
      ...{ role: "door", deviceRole: "table", createdBy: actor.id, createdAt: services.clock.now() },
    })
    .onConflictDoNothing({ target: [invitations.centerId, invitations.id] })
    .returning({ id: invitations.id });
  if (made.length === 0) return;
  const to = counted(places, "phone", "phones");
  await writeAudit(tx, services, actor, [
    { subjectKind: "invitation", subjectId: passId, action: "table-pass-made", to },
  ]);
  if (recipient === null) return;
  await enqueueMessages(tx, services, center, [
    {
      ...{ kind: "table-pass", dedupeKey: `table-pass:${passId}`, recipient },
      ...{ eventId, employerId, invitationId: passId },
    },
  ]);
}
