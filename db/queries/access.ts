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

export interface StandingToken {
  centerId: string;
  tokenHash: string;
  id: string;
  role: Role;
  eventId: string | null;
  employerId: string | null;
}

/** API tokens that stand, of as many as are asked for. By the driver itself: it comes before every scan. */
export async function listTokensByHash(
  driver: Sql,
  keys: readonly { centerId: string; tokenHash: string }[],
): Promise<StandingToken[]> {
  const centerIds = keys.map(({ centerId }) => centerId).join();
  const hashes = keys.map(({ tokenHash }) => tokenHash).join();
  return driver<StandingToken[]>`
    select center_id as "centerId", token_hash as "tokenHash", id, role, event_id as "eventId",
      employer_id as "employerId"
    from api_tokens
    where (center_id, token_hash) in (
      select * from unnest(string_to_array(${centerIds}, ',')::uuid[], string_to_array(${hashes}, ',')))
      and revoked_at is null`;
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
    .select({
      id: devices.id,
      role: devices.role,
      eventId: devices.eventId,
      employerId: devices.employerId,
      label: devices.label,
      endedAt: devices.expiresAt,
    })
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
