import { and, asc, eq, inArray, ne } from "drizzle-orm";
import type { Db } from "~/db/client.server";
import { employers, memberships, users } from "~/db/schema";

const columns = {
  id: memberships.id,
  userId: memberships.userId,
  name: users.name,
  email: users.email,
  role: memberships.role,
  employerName: employers.legalName,
  hasTotp: users.twoFactorEnabled,
  createdAt: memberships.createdAt,
};

const members = (db: Db) =>
  db
    .select(columns)
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .leftJoin(
      employers,
      and(eq(employers.centerId, memberships.centerId), eq(employers.id, memberships.employerId)),
    );

/** Everybody with a role in the center, by role and name. */
export async function listMembers(db: Db, params: { centerId: string }) {
  return members(db)
    .where(eq(memberships.centerId, params.centerId))
    .orderBy(asc(memberships.role), asc(users.name), asc(memberships.id));
}

export type Member = Awaited<ReturnType<typeof listMembers>>[number];

export async function findMember(db: Db, params: { centerId: string; membershipId: string }) {
  const [member] = await members(db).where(
    and(eq(memberships.centerId, params.centerId), eq(memberships.id, params.membershipId)),
  );
  return member ?? null;
}

/** Locks the admins' rows, so that of two requests that each remove another admin the second sees the first. */
export async function lockAdmins(db: Db, params: { centerId: string }) {
  return db
    .select({ id: memberships.id, userId: memberships.userId })
    .from(memberships)
    .where(and(eq(memberships.centerId, params.centerId), eq(memberships.role, "admin")))
    .orderBy(asc(memberships.id))
    .for("update");
}

/** The account of an address, in small letters as accounts keep it. */
export async function findPersonByEmail(db: Db, params: { email: string }) {
  const [person] = await db
    .select({ id: users.id, name: users.name, emailVerified: users.emailVerified })
    .from(users)
    .where(eq(users.email, params.email.toLowerCase()));
  return person ?? null;
}

/** True where this address has this role in the center. */
export async function isMember(
  db: Db,
  params: { centerId: string; email: string; role: Member["role"] },
): Promise<boolean> {
  const [member] = await db
    .select({ id: memberships.id })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(
      and(
        eq(memberships.centerId, params.centerId),
        eq(users.email, params.email.toLowerCase()),
        eq(memberships.role, params.role),
      ),
    );
  return member !== undefined;
}

/** Everyone of the staff who signs in for a center, each once. */
export const listStaffAddresses = (db: Db, { centerId }: { centerId: string }) =>
  listAddresses(db, centerId, ["admin", "staff"]);

/** Everyone who is an admin of a center, each once. */
export const listAdminAddresses = (db: Db, { centerId }: { centerId: string }) =>
  listAddresses(db, centerId, ["admin"]);

async function listAddresses(db: Db, centerId: string, roles: Member["role"][]) {
  return db
    .selectDistinct({ userId: memberships.userId, email: users.email })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(memberships.centerId, centerId), inArray(memberships.role, roles)));
}

/** Who of a center's staff some memberships are. What is another center's, or none of the staff's, is left out. */
export async function listStaffById(db: Db, params: { centerId: string; membershipIds: readonly string[] }) {
  return db
    .select({ id: memberships.id, userId: memberships.userId })
    .from(memberships)
    .where(
      and(
        eq(memberships.centerId, params.centerId),
        inArray(memberships.id, [...params.membershipIds]),
        inArray(memberships.role, ["admin", "staff"]),
      ),
    );
}

/** The roles that somebody has in a center but for an employer's. */
export async function listStaffMemberships(db: Db, params: { centerId: string; userId: string }) {
  return db
    .select({ id: memberships.id, role: memberships.role })
    .from(memberships)
    .where(
      and(
        eq(memberships.centerId, params.centerId),
        eq(memberships.userId, params.userId),
        ne(memberships.role, "employer"),
      ),
    )
    .orderBy(asc(memberships.id));
}

/** For whom somebody signs in to a center: an employer; null for the center itself. */
export async function listMembershipsOf(db: Db, { centerId, userId }: { centerId: string; userId: string }) {
  return db
    .select({ employerId: memberships.employerId })
    .from(memberships)
    .where(and(eq(memberships.centerId, centerId), eq(memberships.userId, userId)));
}

/** The addresses of everyone who signs in for an employer. */
export async function listEmployerAddresses(
  db: Db,
  { centerId, employerId }: { centerId: string; employerId: string },
): Promise<string[]> {
  const people = await db
    .select({ email: users.email })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(memberships.centerId, centerId), eq(memberships.employerId, employerId)));
  return people.map(({ email }) => email);
}
