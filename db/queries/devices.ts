import { and, desc, eq, gt, isNull } from "drizzle-orm";
import type { Db } from "~/db/client.server";
import { devices, invitations } from "~/db/schema";

/** Passes of an event that no device has taken yet, the newest first. */
export async function listDoorPasses(db: Db, params: { centerId: string; eventId: string; now: Date }) {
  return db
    .select({
      id: invitations.id,
      role: invitations.deviceRole,
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
      role: invitations.deviceRole,
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
      ),
    );
  return pass ?? null;
}

/** Phones and tablets that took a pass of an event, the newest first. */
export async function listDevices(db: Db, params: { centerId: string; eventId: string }) {
  return db
    .select({
      id: devices.id,
      role: devices.role,
      label: devices.label,
      createdAt: devices.createdAt,
      expiresAt: devices.expiresAt,
      revokedAt: devices.revokedAt,
    })
    .from(devices)
    .where(and(eq(devices.centerId, params.centerId), eq(devices.eventId, params.eventId)))
    .orderBy(desc(devices.createdAt), desc(devices.id));
}

/** Lets passes and phones of an event follow its doors when they move. */
export async function moveDoorPasses(
  db: Db,
  params: { centerId: string; eventId: string; expiresAt: Date; uploadsUntil: Date },
): Promise<void> {
  const { centerId, eventId, expiresAt, uploadsUntil } = params;
  await db
    .update(devices)
    .set({ expiresAt, uploadsUntil })
    .where(and(eq(devices.centerId, centerId), eq(devices.eventId, eventId), isNull(devices.revokedAt)));
  await db
    .update(invitations)
    .set({ expiresAt })
    .where(
      and(
        eq(invitations.centerId, centerId),
        eq(invitations.eventId, eventId),
        isNull(invitations.email),
        isNull(invitations.usedAt),
      ),
    );
}
