import { and, eq, gt, isNull, not, sql } from "drizzle-orm";
import type { Role } from "~/app/domain/access/roles";
import type { Db, Sql } from "~/db/client.server";
import { centers, devices, memberships, users } from "~/db/schema";

/** True for a person one of whose roles asks for an authenticator app that this person has not set up. */
const lacksTotp = sql<boolean>`(not ${users.twoFactorEnabled} and exists (
  select from memberships as held
  where held.center_id = ${centers.id} and held.user_id = ${users.id}
    and ${centers.settings} -> 'totpRoles' ? held.role))`;

/**
 * What a person may do in one center: nothing as long as one of the roles waits for an authenticator app, so that
 * setting it up comes before anything else.
 */
export async function listRoles(db: Db, params: { centerId: string; userId: string }) {
  return db
    .select({ role: memberships.role, employerId: memberships.employerId })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .innerJoin(centers, eq(centers.id, memberships.centerId))
    .where(
      and(eq(memberships.centerId, params.centerId), eq(memberships.userId, params.userId), not(lacksTotp)),
    );
}

/** Whether a person has to set up an authenticator app before anything else, and has a role in the center at all. */
export async function findStanding(db: Db, params: { centerId: string; userId: string }) {
  const [standing] = await db
    .select({ lacksTotp })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .innerJoin(centers, eq(centers.id, memberships.centerId))
    .where(and(eq(memberships.centerId, params.centerId), eq(memberships.userId, params.userId)))
    .limit(1);
  return standing ?? null;
}

/** True where a role of the person, in any center, asks for an authenticator app: it is not to be turned off then. */
export async function isTotpAsked(db: Db, params: { userId: string }): Promise<boolean> {
  const [asking] = await db
    .select({ id: memberships.id })
    .from(memberships)
    .innerJoin(centers, eq(centers.id, memberships.centerId))
    .where(
      and(
        eq(memberships.userId, params.userId),
        sql`${centers.settings} -> 'totpRoles' ? ${memberships.role}`,
      ),
    )
    .limit(1);
  return asking !== undefined;
}

/** An API token that stands. By the driver itself: it comes before every scan. */
export async function findTokenByHash(
  driver: Sql,
  params: { centerId: string; tokenHash: string },
): Promise<{ id: string; role: Role; eventId: string | null; employerId: string | null } | null> {
  const [token] = await driver<
    { id: string; role: Role; event_id: string | null; employer_id: string | null }[]
  >`
    select id, role, event_id, employer_id from api_tokens
    where token_hash = ${params.tokenHash} and center_id = ${params.centerId} and revoked_at is null`;
  if (token === undefined) return null;
  return { id: token.id, role: token.role, eventId: token.event_id, employerId: token.employer_id };
}

/** A door pass's device while it may open the door. */
export async function findDeviceByCredential(
  db: Db,
  params: { centerId: string; credentialHash: string; now: Date },
) {
  const [device] = await db
    .select({ id: devices.id, eventId: devices.eventId, label: devices.label })
    .from(devices)
    .where(
      and(
        eq(devices.credentialHash, params.credentialHash),
        eq(devices.centerId, params.centerId),
        isNull(devices.revokedAt),
        gt(devices.expiresAt, params.now),
      ),
    );
  return device ?? null;
}

/**
 * A door pass's device that may still send what it scanned: until seven days after it could open the door. `endedAt`
 * is when that was; scans made later are not taken.
 */
export async function findUploadingDevice(
  db: Db,
  params: { centerId: string; credentialHash: string; now: Date },
) {
  const [device] = await db
    .select({ id: devices.id, eventId: devices.eventId, label: devices.label, endedAt: devices.expiresAt })
    .from(devices)
    .where(
      and(
        eq(devices.credentialHash, params.credentialHash),
        eq(devices.centerId, params.centerId),
        isNull(devices.revokedAt),
        gt(devices.uploadsUntil, params.now),
      ),
    );
  return device ?? null;
}
