import { and, eq, gt, isNull } from "drizzle-orm";
import type { Role } from "~/app/domain/access/roles";
import type { Db, Sql } from "~/db/client.server";
import { devices, memberships } from "~/db/schema";

/** What a person may do in one center. */
export async function listRoles(db: Db, params: { centerId: string; userId: string }) {
  return db
    .select({ role: memberships.role, employerId: memberships.employerId })
    .from(memberships)
    .where(and(eq(memberships.centerId, params.centerId), eq(memberships.userId, params.userId)));
}

/** An API token that stands. By the driver itself: it comes before every scan. */
export async function findTokenByHash(
  sql: Sql,
  params: { centerId: string; tokenHash: string },
): Promise<{ id: string; role: Role; eventId: string | null; employerId: string | null } | null> {
  const [token] = await sql<
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
