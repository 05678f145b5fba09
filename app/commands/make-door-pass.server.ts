import type { Services } from "~/app/adapters/services";
import { doorPassHours } from "~/app/domain/access/invitation";
import type { Actor, OwnDeviceRole } from "~/app/domain/access/roles";
import { type Refused, refuse } from "~/app/domain/refusal";
import { findEventHours } from "~/db/queries/event-hours";
import { invitations } from "~/db/schema";
import { inTransaction } from "./parts/in-transaction.server";
import { writeAudit } from "./parts/write-audit.server";

interface NewDoorPass {
  actor: Actor;
  eventId: string;
  deviceRole?: OwnDeviceRole | undefined;
  /** The id that the form carries: posted twice, it makes one. */
  passId?: string | undefined;
}

/**
 * Makes a pass: one use, one event, one device, for a volunteer's phone where it says no other. Its token is derived
 * from its id, so the QR can be shown again.
 */
export async function makeDoorPass(
  services: Services,
  request: NewDoorPass,
): Promise<{ outcome: "made"; passId: string } | Refused> {
  const { actor, eventId, deviceRole = "door", passId = services.ids.uuid() } = request;
  const { centerId } = actor;
  const event = await findEventHours(services.db, { centerId, eventId });
  if (event === null) return refuse("not-found");
  const now = services.clock.now();
  const { expiresAt } = doorPassHours(event.doorsCloseAt);
  if (now >= expiresAt) return refuse("event-over");
  const { hash } = services.codes.invitation({ id: passId, generation: 1 });
  await inTransaction(services, "make-door-pass", async (tx) => {
    const row = { centerId, id: passId, role: "door" as const, eventId, deviceRole, tokenHash: hash };
    const made = await tx
      .insert(invitations)
      .values({ ...row, createdBy: actor.id, createdAt: now, expiresAt })
      .onConflictDoNothing({ target: [invitations.centerId, invitations.id] })
      .returning({ id: invitations.id });
    if (made.length === 0) return;
    await writeAudit(tx, services, actor, [
      { subjectKind: "invitation", subjectId: passId, action: "pass-made", to: deviceRole },
    ]);
  });
  return { outcome: "made", passId };
}
