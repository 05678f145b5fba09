import { and, desc, eq, gt, inArray, isNull, sql } from "drizzle-orm";
import { type DeviceRole, type OwnDeviceRole, ownDeviceRoles } from "~/app/domain/access/roles";
import type { Db } from "~/db/client.server";
import { devices, invitations } from "~/db/schema";

/** A pass or a device that is the event's own: the query asks for no other. */
const ownPassRole = sql<OwnDeviceRole>`${invitations.deviceRole}`;
const ownRole = sql<OwnDeviceRole>`${devices.role}`;

/** Passes of an event that no device has taken yet, the newest first. */
export async function listDoorPasses(db: Db, params: { centerId: string; eventId: string; now: Date }) {
  return db
    .select({
      id: invitations.id,
      role: ownPassRole,
      generation: invitations.generation,
      createdAt: invitations.createdAt,
      expiresAt: invitations.expiresAt,
    })
    .from(invitations)
    .where(
      and(
        eq(invitations.centerId, params.centerId),
        eq(invitations.eventId, params.eventId),
        isNull(invitations.email),
        inArray(invitations.deviceRole, ownDeviceRoles),
        isNull(invitations.usedAt),
        isNull(invitations.withdrawnAt),
        gt(invitations.expiresAt, params.now),
      ),
    )
    .orderBy(desc(invitations.createdAt), desc(invitations.id));
}

/** One door pass, with whether a phone took it. */
export async function findPass(db: Db, params: { centerId: string; eventId: string; passId: string }) {
  const [pass] = await db
    .select({
      id: invitations.id,
      role: ownPassRole,
      generation: invitations.generation,
      tokenHash: invitations.tokenHash,
      expiresAt: invitations.expiresAt,
      usedAt: invitations.usedAt,
      withdrawnAt: invitations.withdrawnAt,
    })
    .from(invitations)
    .where(
      and(
        eq(invitations.centerId, params.centerId),
        eq(invitations.eventId, params.eventId),
        eq(invitations.id, params.passId),
        isNull(invitations.email),
        inArray(invitations.deviceRole, ownDeviceRoles),
      ),
    );
  return pass ?? null;
}

/** Phones and tablets that took a pass of an event, the newest first. */
export async function listDevices(db: Db, params: { centerId: string; eventId: string }) {
  return db
    .select({
      id: devices.id,
      role: ownRole,
      label: devices.label,
      createdAt: devices.createdAt,
      expiresAt: devices.expiresAt,
      revokedAt: devices.revokedAt,
    })
    .from(devices)
    .where(
      and(
        eq(devices.centerId, params.centerId),
        eq(devices.eventId, params.eventId),
        inArray(devices.role, ownDeviceRoles),
      ),
    )
    .orderBy(desc(devices.createdAt), desc(devices.id));
}

/** Lets passes and phones of an event, of some roles, follow its doors when they move. */
export async function movePasses(
  db: Db,
  params: {
    centerId: string;
    eventId: string;
    roles: readonly DeviceRole[];
    expiresAt: Date;
    uploadsUntil: Date;
  },
): Promise<void> {
  const { centerId, eventId, roles, expiresAt, uploadsUntil } = params;
  await db
    .update(devices)
    .set({ expiresAt, uploadsUntil })
    .where(
      and(
        eq(devices.centerId, centerId),
        eq(devices.eventId, eventId),
        inArray(devices.role, [...roles]),
        isNull(devices.revokedAt),
      ),
    );
  await db
    .update(invitations)
    .set({ expiresAt })
    .where(
      and(
        eq(invitations.centerId, centerId),
        eq(invitations.eventId, eventId),
        isNull(invitations.email),
        inArray(invitations.deviceRole, [...roles]),
        isNull(invitations.usedAt),
      ),
    );
}
