import { and, desc, eq, gt, isNotNull, isNull, sql } from "drizzle-orm";
import type { Db } from "~/db/client.server";
import { employers, events, eventTexts, invitations, users } from "~/db/schema";

/** Offers of a role that were mailed and not yet taken, the newest first. */
export async function listInvitations(db: Db, params: { centerId: string }) {
  return db
    .select({
      id: invitations.id,
      email: invitations.email,
      role: invitations.role,
      createdAt: invitations.createdAt,
      expiresAt: invitations.expiresAt,
    })
    .from(invitations)
    .where(
      and(
        eq(invitations.centerId, params.centerId),
        isNotNull(invitations.email),
        isNull(invitations.usedAt),
        isNull(invitations.withdrawnAt),
      ),
    )
    .orderBy(desc(invitations.createdAt), desc(invitations.id));
}

/** Who invites to what, by the link's token. Used and ended ones too: `mayAccept` decides. */
export async function findInvitation(db: Db, params: { centerId: string; tokenHash: string }) {
  const [invitation] = await db
    .select({
      id: invitations.id,
      email: invitations.email,
      role: invitations.role,
      expiresAt: invitations.expiresAt,
      usedAt: invitations.usedAt,
      withdrawnAt: invitations.withdrawnAt,
      invitedBy: users.name,
    })
    .from(invitations)
    .leftJoin(users, eq(sql`${users.id}::text`, invitations.createdBy))
    .where(
      and(
        eq(invitations.centerId, params.centerId),
        eq(invitations.tokenHash, params.tokenHash),
        isNotNull(invitations.email),
      ),
    );
  return invitation?.email ? { ...invitation, email: invitation.email } : null;
}

/** Locks an offer, of a role or a door pass, until the transaction ends: it is taken once. */
export async function lockInvitation(db: Db, params: { centerId: string; tokenHash: string }) {
  const [invitation] = await db
    .select({
      id: invitations.id,
      email: invitations.email,
      role: invitations.role,
      eventId: invitations.eventId,
      deviceRole: invitations.deviceRole,
      employerId: invitations.employerId,
      places: invitations.places,
      expiresAt: invitations.expiresAt,
      usedAt: invitations.usedAt,
      withdrawnAt: invitations.withdrawnAt,
    })
    .from(invitations)
    .where(and(eq(invitations.centerId, params.centerId), eq(invitations.tokenHash, params.tokenHash)))
    .for("update");
  return invitation ?? null;
}

/** True where this address was offered this role and may still take it. */
export async function isInvited(
  db: Db,
  params: { centerId: string; email: string; role: "admin" | "staff" | "door"; now: Date },
): Promise<boolean> {
  const [invitation] = await db
    .select({ id: invitations.id })
    .from(invitations)
    .where(
      and(
        eq(invitations.centerId, params.centerId),
        eq(sql`lower(${invitations.email})`, params.email.toLowerCase()),
        eq(invitations.role, params.role),
        isNull(invitations.usedAt),
        isNull(invitations.withdrawnAt),
        gt(invitations.expiresAt, params.now),
      ),
    );
  return invitation !== undefined;
}

/** The event that a pass opens, for what and at whose table, by the link's token. */
export async function findDoorPass(db: Db, params: { centerId: string; tokenHash: string; locale: string }) {
  const [pass] = await db
    .select({
      id: invitations.id,
      expiresAt: invitations.expiresAt,
      usedAt: invitations.usedAt,
      withdrawnAt: invitations.withdrawnAt,
      deviceRole: invitations.deviceRole,
      employerName: employers.legalName,
      eventId: events.id,
      eventTitle: eventTexts.title,
      startsAt: events.startsAt,
      endsAt: events.endsAt,
      zone: events.zone,
    })
    .from(invitations)
    .innerJoin(events, and(eq(events.centerId, invitations.centerId), eq(events.id, invitations.eventId)))
    .leftJoin(
      employers,
      and(eq(employers.centerId, invitations.centerId), eq(employers.id, invitations.employerId)),
    )
    .innerJoin(
      eventTexts,
      and(
        eq(eventTexts.centerId, events.centerId),
        eq(eventTexts.eventId, events.id),
        eq(eventTexts.locale, params.locale),
      ),
    )
    .where(
      and(
        eq(invitations.centerId, params.centerId),
        eq(invitations.tokenHash, params.tokenHash),
        isNull(invitations.email),
      ),
    );
  return pass ?? null;
}
