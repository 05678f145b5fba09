import { and, asc, desc, eq, gte, inArray, isNotNull, lt, ne, notExists, or, sql } from "drizzle-orm";
import type { Db } from "~/db/client.server";
import {
  audit,
  centers,
  installationAdmins,
  installationOffers,
  installationTrail,
  memberships,
  users,
} from "~/db/schema";

// What is asked here is asked over all centers, and gives counts and centers: no row of anybody.

/**
 * True for an admin of the installation, but for one of whom a center asks for an authenticator app that is not set up
 * yet: what opens all centers is held no looser than one of them.
 */
export async function isInstallationAdmin(db: Db, { userId }: { userId: string }): Promise<boolean> {
  const waiting = db
    .select({ id: memberships.id })
    .from(memberships)
    .innerJoin(centers, eq(centers.id, memberships.centerId))
    .where(
      and(
        eq(memberships.userId, users.id),
        eq(users.twoFactorEnabled, false),
        sql`${centers.settings} -> 'totpRoles' ? ${memberships.role}`,
      ),
    );
  const [admin] = await db
    .select({ userId: installationAdmins.userId })
    .from(installationAdmins)
    .innerJoin(users, eq(users.id, installationAdmins.userId))
    .where(and(eq(installationAdmins.userId, userId), notExists(waiting)));
  return admin !== undefined;
}

/** True where somebody is an admin of the installation, or was named and has not proved the address yet. */
export async function hasInstallationAdmin(db: Db): Promise<boolean> {
  return (await db.$count(installationAdmins)) > 0 || (await db.$count(installationOffers)) > 0;
}

export async function listInstallationAdmins(db: Db) {
  return db
    .select({ id: users.id, name: users.name, email: users.email, hasTotp: users.twoFactorEnabled })
    .from(installationAdmins)
    .innerJoin(users, eq(users.id, installationAdmins.userId))
    .orderBy(asc(users.name), asc(users.id));
}

/** Locks the admins' rows, so that of two requests that each remove another admin the second sees the first. */
export async function lockInstallationAdmins(db: Db) {
  return db
    .select({ id: installationAdmins.userId })
    .from(installationAdmins)
    .orderBy(asc(installationAdmins.userId))
    .for("update");
}

const staffOf = (db: Db) =>
  db
    .select({ n: sql<number>`count(distinct ${memberships.userId})::int` })
    .from(memberships)
    .where(and(eq(memberships.centerId, centers.id), ne(memberships.role, "employer")));
const lastOf = (db: Db) =>
  db
    .select({ at: sql<string>`max(${audit.at})` })
    .from(audit)
    .where(eq(audit.centerId, centers.id));

const overview = (db: Db) =>
  db
    .select({
      id: centers.id,
      name: centers.name,
      host: centers.host,
      createdAt: centers.createdAt,
      archivedAt: centers.archivedAt,
      staff: sql<number>`(${staffOf(db)})`,
      /** When somebody last did what its trail tells. */
      lastAt: sql<string | null>`(${lastOf(db)})`,
    })
    .from(centers);

/** Every center with how many people work in it and when something was last done in it, by name. */
export async function listCenterOverviews(db: Db) {
  return (await overview(db).orderBy(asc(centers.name), asc(centers.id))).map(withTime);
}

export async function findCenterOverview(db: Db, { centerId }: { centerId: string }) {
  const [center] = await overview(db).where(eq(centers.id, centerId));
  return center === undefined ? null : withTime(center);
}

const withTime = <Row extends { lastAt: string | null }>(row: Row) => ({
  ...row,
  lastAt: row.lastAt === null ? null : new Date(row.lastAt),
});

/** The centers that somebody works in, by name. */
export async function listCentersOf(db: Db, { userId }: { userId: string }) {
  return db
    .selectDistinct({
      id: centers.id,
      name: centers.name,
      host: centers.host,
      archivedAt: centers.archivedAt,
    })
    .from(memberships)
    .innerJoin(centers, eq(centers.id, memberships.centerId))
    .where(eq(memberships.userId, userId))
    .orderBy(asc(centers.name), asc(centers.id));
}

export interface TrailParams {
  limit: number;
  /** What was done to this center. */
  centerId?: string | undefined;
  /** What this person did, or what was done to their role. */
  personId?: string | undefined;
  from?: Date | undefined;
  /** The first instant that is not shown. */
  until?: Date | undefined;
  before?: { at: Date; id: string } | undefined;
}

/** What was done to the installation, the newest first, with the names of the people it concerns. */
export async function listTrail(db: Db, params: TrailParams) {
  const { limit, centerId, personId, from, until, before } = params;
  const { at, id, actorId, subjectId } = installationTrail;
  const rows = await db
    .select({
      id: installationTrail.id,
      at: installationTrail.at,
      actorId: installationTrail.actorId,
      action: installationTrail.action,
      subjectId: installationTrail.subjectId,
      from: installationTrail.from,
      to: installationTrail.to,
      center: centers.name,
    })
    .from(installationTrail)
    .leftJoin(centers, eq(centers.id, installationTrail.subjectId))
    .where(
      and(
        centerId === undefined ? undefined : eq(subjectId, centerId),
        personId === undefined ? undefined : or(eq(actorId, personId), eq(subjectId, personId)),
        from === undefined ? undefined : gte(at, from),
        until === undefined ? undefined : lt(at, until),
        before === undefined ? undefined : or(lt(at, before.at), and(eq(at, before.at), lt(id, before.id))),
      ),
    )
    .orderBy(desc(installationTrail.at), desc(installationTrail.id))
    .limit(limit);
  const ids = [...new Set(rows.flatMap(({ actorId, subjectId }) => [actorId, subjectId ?? ""]))];
  const people = await db
    .select({ id: sql<string>`${users.id}::text`, name: users.name })
    .from(users)
    .where(inArray(sql`${users.id}::text`, ids));
  const nameOf = (id: string | null) => people.find((person) => person.id === id)?.name ?? null;
  return rows.map(({ actorId, subjectId, center, ...row }) => ({
    ...row,
    actor: nameOf(actorId),
    subject: center ?? nameOf(subjectId),
  }));
}

/** Whoever stands in the installation's trail, by name: who did something, and who something was done to. */
export async function listTrailPeople(db: Db) {
  const trail = installationTrail;
  return db
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(
      or(
        inArray(
          users.id,
          db
            .select({ id: sql<string>`${trail.subjectId}` })
            .from(trail)
            .where(isNotNull(trail.subjectId)),
        ),
        inArray(sql`${users.id}::text`, db.select({ id: trail.actorId }).from(trail)),
      ),
    )
    .orderBy(asc(users.name), asc(users.id));
}
