import { and, eq } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import { decideOffer, passHours } from "~/app/domain/access/invitation";
import { type DeviceRole, ownDeviceRoles } from "~/app/domain/access/roles";
import { type Refused, refuse } from "~/app/domain/refusal";
import type { Db } from "~/db/client.server";
import { findEventHours } from "~/db/queries/event-hours";
import { lockInvitation } from "~/db/queries/invitations";
import { countTaken } from "~/db/queries/table-phones";
import { findTable } from "~/db/queries/table-visits";
import { devices, invitations } from "~/db/schema";
import { inTransaction } from "./parts/in-transaction.server";
import { writeAudit } from "./parts/write-audit.server";

interface Redeem {
  center: { id: string };
  token: string;
  /** What staff will see the device as. */
  label: string;
  /** What the page that asks signs devices in as, the event's own where it does not say: another pass is none there. */
  roles?: readonly DeviceRole[];
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

/**
 * Signs a phone or a tablet in to one event, as what the pass was made for. The pass is locked first: of two phones that
 * come for its last place, one gets in.
 */
export async function redeemDoorPass(services: Services, request: Redeem): Promise<Redeemed | Refused> {
  return inTransaction(services, "redeem-door-pass", (tx) => redeem(tx, services, request));
}

async function redeem(
  tx: Db,
  services: Services,
  { center, token, label, roles = ownDeviceRoles }: Redeem,
): Promise<Redeemed | Refused> {
  const centerId = center.id;
  const now = services.clock.now();
  const pass = await lockInvitation(tx, { centerId, tokenHash: services.codes.hash(token) });
  if (pass === null || pass.email !== null || pass.eventId === null) return refuse("invitation-over");
  if (!roles.includes(pass.deviceRole)) return refuse("invitation-over");
  const decision = decideOffer(pass, now);
  if (decision.outcome === "refused") return decision;
  const { eventId, deviceRole: role, employerId } = pass;
  const event = await findEventHours(tx, { centerId, eventId });
  if (event === null) return refuse("invitation-over");
  const isTableGone =
    employerId !== null && (await findTable(tx, { centerId, eventId, employerId })) === null;
  if (isTableGone) return refuse("invitation-over");
  const hours = passHours(role, event);
  const taken = await countTaken(tx, { centerId, passId: pass.id });
  const deviceId = services.ids.uuid();
  const credential = services.ids.secret();
  await tx.insert(devices).values({
    centerId,
    id: deviceId,
    eventId,
    invitationId: pass.id,
    role,
    employerId,
    label,
    credentialHash: services.codes.hash(credential),
    createdAt: now,
    ...hours,
  });
  if (taken + 1 >= pass.places) await markUsed(tx, { centerId, passId: pass.id, now });
  await writeAudit(tx, services, { kind: "device", id: deviceId, centerId }, [
    { subjectKind: "device", subjectId: deviceId, action: "signed-in" },
  ]);
  return { outcome: "signed-in", deviceId, role, eventId, credential, uploadsUntil: hours.uploadsUntil };
}

/** Its last place is taken. */
async function markUsed(tx: Db, of: { centerId: string; passId: string; now: Date }): Promise<void> {
  await tx
    .update(invitations)
    .set({ usedAt: of.now })
    .where(and(eq(invitations.centerId, of.centerId), eq(invitations.id, of.passId)));
}
