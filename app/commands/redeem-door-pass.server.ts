import { and, eq } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import { decideOffer, doorPassHours } from "~/app/domain/access/invitation";
import type { DeviceRole } from "~/app/domain/access/roles";
import { type Refused, refuse } from "~/app/domain/refusal";
import type { Db } from "~/db/client.server";
import { findEventHours } from "~/db/queries/event-hours";
import { lockInvitation } from "~/db/queries/invitations";
import { devices, invitations } from "~/db/schema";
import { inTransaction } from "./parts/in-transaction.server";
import { writeAudit } from "./parts/write-audit.server";

interface Redeem {
  center: { id: string };
  token: string;
  /** What staff will see the device as. */
  label: string;
}

type Redeemed = {
  outcome: "signed-in";
  deviceId: string;
  role: DeviceRole;
  eventId: string;
  /** What the device shows from now on; the database keeps its hash. */
  credential: string;
  /** The last instant at which the credential is good for anything. */
  uploadsUntil: Date;
};

/** Signs a phone or a tablet in to one event, as what the pass was made for. The pass is locked first: of two phones that scan one QR, one gets in. */
export async function redeemDoorPass(services: Services, request: Redeem): Promise<Redeemed | Refused> {
  return inTransaction(services, "redeem-door-pass", (tx) => redeem(tx, services, request));
}

async function redeem(
  tx: Db,
  services: Services,
  { center, token, label }: Redeem,
): Promise<Redeemed | Refused> {
  const centerId = center.id;
  const now = services.clock.now();
  const pass = await lockInvitation(tx, { centerId, tokenHash: services.codes.hash(token) });
  if (pass === null || pass.email !== null || pass.eventId === null) return refuse("invitation-over");
  const decision = decideOffer(pass, now);
  if (decision.outcome === "refused") return decision;
  const { eventId, deviceRole: role } = pass;
  const event = await findEventHours(tx, { centerId, eventId });
  if (event === null) return refuse("invitation-over");
  const hours = doorPassHours(event.doorsCloseAt);
  const deviceId = services.ids.uuid();
  const credential = services.ids.secret();
  await tx.insert(devices).values({
    centerId,
    id: deviceId,
    eventId,
    invitationId: pass.id,
    role,
    label,
    credentialHash: services.codes.hash(credential),
    createdAt: now,
    ...hours,
  });
  await tx
    .update(invitations)
    .set({ usedAt: now })
    .where(and(eq(invitations.centerId, centerId), eq(invitations.id, pass.id)));
  await writeAudit(tx, services, { kind: "device", id: deviceId, centerId }, [
    { subjectKind: "device", subjectId: deviceId, action: "signed-in" },
  ]);
  return { outcome: "signed-in", deviceId, role, eventId, credential, uploadsUntil: hours.uploadsUntil };
}
