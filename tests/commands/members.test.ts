import { and, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Acceptance, acceptInvitation } from "~/app/commands/accept-invitation.server";
import { inviteAgain, inviteMember } from "~/app/commands/invite-member.server";
import { setRole } from "~/app/commands/set-role.server";
import { setUpCenter } from "~/app/commands/set-up-center.server";
import { withdrawAccess } from "~/app/commands/withdraw-access.server";
import { withdrawInvitation } from "~/app/commands/withdraw-invitation.server";
import { decideLoss } from "~/app/domain/access/invitation";
import type { Actor } from "~/app/domain/access/roles";
import { actorOfCookies } from "~/app/http/find-actor.server";
import { findStanding, listRoles } from "~/db/queries/access";
import { findInvitation, listInvitations } from "~/db/queries/invitations";
import { listMembers } from "~/db/queries/members";
import { audit, centers, invitations, memberships, outbox, sessions, users } from "~/db/schema";
import { aCenter, type TestCenter } from "~/tests/factories/center";
import { aPerson, password, signedIn } from "~/tests/factories/people";
import { createTestServices, noon, type TestServices } from "~/tests/factories/services";

let services: TestServices;
let center: TestCenter;
let admin: Actor;

beforeAll(async () => {
  services = await createTestServices();
});
afterAll(() => services.drop());
beforeEach(async () => {
  services.clock.set(noon);
  center = await aCenter(services);
  const { userId } = await aPerson(services, center, "admin");
  admin = { kind: "person", id: userId, centerId: center.id, role: "admin" };
});

const person = { name: "Ana Reyes", password: "a password of mine" };
let addresses = 0;
const newAddress = () => `invited-${++addresses}@library.example`;

async function invite(email: string, role: "admin" | "staff" | "door" = "staff") {
  const result = await inviteMember(services, { actor: admin, center, email, role });
  if (result.outcome === "refused") throw new Error(`not invited: ${result.reason}`);
  return result;
}

const accept = (token: string, more: Partial<Acceptance> = {}) =>
  acceptInvitation(services, { center, token, userId: null, person, ...more });

const rolesOf = (userId: string) => listRoles(services.db, { centerId: center.id, userId });

describe("an invitation", () => {
  test("is mailed once, to the address that was invited, and noted in the trail", async () => {
    const email = newAddress();
    const { invitationId } = await invite(email);
    const mails = await services.db.select().from(outbox).where(eq(outbox.invitationId, invitationId));
    expect(mails).toMatchObject([{ kind: "staff-invitation", recipient: email, state: "queued" }]);
    const rows = await services.db.select().from(audit).where(eq(audit.subjectId, invitationId));
    expect(rows).toMatchObject([{ action: "sent", to: "staff", actorId: admin.id }]);
  });

  test("is kept by the hash of its token", async () => {
    const { token } = await invite(newAddress());
    expect(JSON.stringify(await services.db.select().from(invitations))).not.toContain(token);
  });

  test("makes an account with a confirmed address and gives the role", async () => {
    const email = newAddress();
    const { token } = await invite(email, "door");
    const result = await accept(token);
    if (result.outcome !== "accepted") throw new Error(result.outcome);
    expect(await rolesOf(result.userId)).toEqual([{ role: "door", employerId: null }]);
    const signed = await services.accounts.signIn(new Headers(), { email, password: person.password });
    expect(signed.outcome).toBe("signed-in");
  });

  test("accepted by two at once makes one account and one membership", async () => {
    const email = newAddress();
    const { token } = await invite(email);
    const results = await Promise.all(Array.from({ length: 8 }, () => accept(token)));
    expect(results.filter((result) => result.outcome === "accepted")).toHaveLength(1);
    expect(results.filter((result) => result.outcome === "refused")).toHaveLength(7);
    const [user, ...more] = await services.db.select().from(users).where(eq(users.email, email));
    expect(more).toEqual([]);
    const held = await services.db
      .select()
      .from(memberships)
      .where(eq(memberships.userId, user?.id ?? ""));
    expect(held).toHaveLength(1);
  });

  test("for a role that the person got otherwise in the meantime leaves one membership", async () => {
    const { userId, email } = await aPerson(services, center);
    const { token } = await invite(email);
    const row = {
      centerId: center.id,
      id: services.ids.uuid(),
      userId,
      role: "staff" as const,
      createdAt: noon,
    };
    await services.db.insert(memberships).values(row);
    expect((await accept(token, { userId, person: null })).outcome).toBe("accepted");
    expect(await rolesOf(userId)).toEqual([{ role: "staff", employerId: null }]);
  });

  test("works once", async () => {
    const { token } = await invite(newAddress());
    await accept(token);
    expect(await accept(token)).toMatchObject({ outcome: "refused", reason: "invitation-over" });
  });

  test("ends after seven days", async () => {
    const { token } = await invite(newAddress());
    services.clock.advance(7 * 24 * 60 * 60 * 1000);
    expect(await accept(token)).toMatchObject({ reason: "invitation-over" });
  });

  test("is no invitation to another center", async () => {
    const { token } = await invite(newAddress());
    const other = await aCenter(services);
    expect(await accept(token, { center: other })).toMatchObject({ reason: "invitation-over" });
    expect(
      await findInvitation(services.db, { centerId: other.id, tokenHash: services.codes.hash(token) }),
    ).toBeNull();
  });

  test("sent again works by the new link alone, for seven more days", async () => {
    const { token, invitationId } = await invite(newAddress());
    services.clock.advance(8 * 24 * 60 * 60 * 1000);
    expect(await inviteAgain(services, { actor: admin, center, invitationId })).toEqual({
      outcome: "invited",
    });
    expect(await accept(token)).toMatchObject({ reason: "invitation-over" });
    const again = services.codes.invitation({ id: invitationId, generation: 2 });
    expect((await accept(again.code)).outcome).toBe("accepted");
  });

  test("withdrawn works no more, is not listed and cannot be sent again", async () => {
    const { token, invitationId } = await invite(newAddress());
    expect(await withdrawInvitation(services, { actor: admin, invitationId, eventId: null })).toEqual({
      outcome: "withdrawn",
    });
    expect(await accept(token)).toMatchObject({ reason: "invitation-over" });
    expect(await listInvitations(services.db, { centerId: center.id })).toEqual([]);
    expect(await inviteAgain(services, { actor: admin, center, invitationId })).toMatchObject({
      reason: "not-found",
    });
  });

  test("is not made twice for one address and role, nor for a role that is held", async () => {
    const email = newAddress();
    const { token } = await invite(email);
    const again = { actor: admin, center, email: email.toUpperCase(), role: "staff" as const };
    expect(await inviteMember(services, again)).toMatchObject({ fields: [{ problem: "already-invited" }] });
    await accept(token);
    expect(await inviteMember(services, again)).toMatchObject({ fields: [{ problem: "already-a-member" }] });
  });

  test("asked for by eight at once is one", async () => {
    const email = newAddress();
    const request = { actor: admin, center, email, role: "staff" as const };
    const results = await Promise.all(Array.from({ length: 8 }, () => inviteMember(services, request)));
    expect(results.filter(({ outcome }) => outcome === "invited")).toHaveLength(1);
    const open = (await listInvitations(services.db, { centerId: center.id })).filter(
      (invitation) => invitation.email === email,
    );
    expect(open).toHaveLength(1);
  });

  test("to an address that has an account waits for that person's own sign-in", async () => {
    const { userId, email } = await aPerson(services, center);
    const { token } = await invite(email);
    expect(await accept(token)).toEqual({ outcome: "sign-in-first", email });
    const stranger = await aPerson(services, center);
    expect(await accept(token, { userId: stranger.userId })).toEqual({ outcome: "sign-in-first", email });
    expect(await accept(token, { userId, person: null })).toMatchObject({ outcome: "accepted", userId });
    expect((await services.accounts.signIn(new Headers(), { email, password })).outcome).toBe("signed-in");
  });

  test("asks for a name and a password where there is no account", async () => {
    const { token } = await invite(newAddress());
    expect(await accept(token, { person: null })).toMatchObject({ outcome: "person-needed" });
  });

  test("takes an account over clean that somebody made with the address and never confirmed", async () => {
    const email = newAddress();
    await services.accounts.signUp({ name: "Somebody else", email, password });
    const { token } = await invite(email);
    expect((await accept(token)).outcome).toBe("accepted");
    expect(await services.accounts.signIn(new Headers(), { email, password })).toEqual({ outcome: "wrong" });
    const [row] = await services.db.select().from(users).where(eq(users.email, email));
    expect(row).toMatchObject({ name: "Ana Reyes", emailVerified: true });
  });
});

describe("a role", () => {
  test("that is set holds with the next request, and open streams are told", async () => {
    const { userId, membershipId, email } = await aPerson(services, center, "door");
    const jar = await signedIn(services, email);
    expect(await setRole(services, { actor: admin, membershipId, role: "staff" })).toEqual({
      outcome: "set",
    });
    expect(await actorOfCookies(services, center.id, jar.headers)).toMatchObject({ role: "staff" });
    expect(services.live.announced).toContainEqual({ kind: "access", centerId: center.id, holderId: userId });
  });

  test("is noted in the trail with the one before", async () => {
    const { membershipId } = await aPerson(services, center, "door");
    await setRole(services, { actor: admin, membershipId, role: "staff" });
    const rows = await services.db.select().from(audit).where(eq(audit.subjectId, membershipId));
    expect(rows).toMatchObject([{ action: "role", from: "door", to: "staff", actorId: admin.id }]);
  });

  test("of another center's member is not reached", async () => {
    const other = await aCenter(services);
    const { membershipId } = await aPerson(services, other, "staff");
    expect(await setRole(services, { actor: admin, membershipId, role: "door" })).toMatchObject({
      reason: "not-found",
    });
    expect(await withdrawAccess(services, { actor: admin, membershipId })).toMatchObject({
      reason: "not-found",
    });
  });

  test("is not given to a person who holds it already", async () => {
    const { userId, membershipId } = await aPerson(services, center, "door");
    const second = {
      centerId: center.id,
      id: services.ids.uuid(),
      userId,
      role: "staff" as const,
      createdAt: noon,
    };
    await services.db.insert(memberships).values(second);
    expect(await setRole(services, { actor: admin, membershipId, role: "staff" })).toMatchObject({
      reason: "already-there",
    });
  });

  test("of an employer is not turned into one of the staff", async () => {
    const { membershipId } = await aPerson(services, center, "employer");
    expect(await setRole(services, { actor: admin, membershipId, role: "staff" })).toMatchObject({
      reason: "not-found",
    });
  });
});

describe("withdrawn access", () => {
  test("ends the person's sign-ins and open streams", async () => {
    const { userId, membershipId, email } = await aPerson(services, center, "staff");
    const jar = await signedIn(services, email);
    expect(await withdrawAccess(services, { actor: admin, membershipId })).toEqual({ outcome: "withdrawn" });
    expect(await services.accounts.findSession(jar.headers)).toBeNull();
    expect(await services.db.select().from(sessions).where(eq(sessions.userId, userId))).toEqual([]);
    expect(services.live.announced).toContainEqual({ kind: "access", centerId: center.id, holderId: userId });
  });

  test("leaves the sign-in of a person who has a role in another center, and no role here", async () => {
    const other = await aCenter(services);
    const { userId, membershipId, email } = await aPerson(services, center, "staff");
    const elsewhere = {
      centerId: other.id,
      id: services.ids.uuid(),
      userId,
      role: "door" as const,
      createdAt: noon,
    };
    await services.db.insert(memberships).values(elsewhere);
    const jar = await signedIn(services, email);
    await withdrawAccess(services, { actor: admin, membershipId });
    expect(await actorOfCookies(services, center.id, jar.headers)).toBeNull();
    expect(await actorOfCookies(services, other.id, jar.headers)).toMatchObject({ role: "door" });
  });
});

describe("the last admin", () => {
  const adminIds = async () =>
    (
      await services.db
        .select({ id: memberships.id })
        .from(memberships)
        .where(and(eq(memberships.centerId, center.id), eq(memberships.role, "admin")))
    ).map((row) => row.id);

  test("is not removed and keeps the role", async () => {
    const [membershipId = ""] = await adminIds();
    expect(await withdrawAccess(services, { actor: admin, membershipId })).toMatchObject({
      reason: "last-admin",
    });
    expect(await setRole(services, { actor: admin, membershipId, role: "staff" })).toMatchObject({
      reason: "last-admin",
    });
  });

  test("is left where two admins each remove the other at once", async () => {
    await aPerson(services, center, "admin");
    const ids = await adminIds();
    const results = await Promise.all(
      ids.map((membershipId) => withdrawAccess(services, { actor: admin, membershipId })),
    );
    expect(results.map((result) => result.outcome).sort()).toEqual(["refused", "withdrawn"]);
    expect(await adminIds()).toHaveLength(1);
  });

  /** Counts, decides and deletes as the command does, but no lock makes the other wait. */
  const withdrawUnlocked = (membershipId: string) =>
    services.db.transaction(async (tx) => {
      const admins = await tx
        .select({ id: memberships.id })
        .from(memberships)
        .where(and(eq(memberships.centerId, center.id), eq(memberships.role, "admin")));
      const loss = decideLoss(admins, membershipId);
      await tx.execute(sql`select pg_sleep(0.05)`);
      if (loss.outcome === "allowed") await tx.delete(memberships).where(eq(memberships.id, membershipId));
    });

  test("goes too where the two read without the lock", async () => {
    await aPerson(services, center, "admin");
    await Promise.all((await adminIds()).map(withdrawUnlocked));
    expect(await adminIds()).toEqual([]);
  });

  test("may go once there is another", async () => {
    const [membershipId = ""] = await adminIds();
    await aPerson(services, center, "admin");
    expect(await withdrawAccess(services, { actor: admin, membershipId })).toEqual({ outcome: "withdrawn" });
  });
});

describe("a role that asks for an authenticator app", () => {
  const askFor = (roles: ("staff" | "admin")[]) =>
    services.db
      .update(centers)
      .set({ settings: { ...center.settings, totpRoles: roles } })
      .where(eq(centers.id, center.id));

  test("is held only once the app is set up", async () => {
    const { userId, email } = await aPerson(services, center, "staff");
    const jar = await signedIn(services, email);
    await askFor(["staff"]);
    const of = { centerId: center.id, userId };
    expect(await actorOfCookies(services, center.id, jar.headers)).toBeNull();
    expect(await findStanding(services.db, of)).toEqual({ lacksTotp: true });
    await services.db.update(users).set({ twoFactorEnabled: true }).where(eq(users.id, userId));
    expect(await actorOfCookies(services, center.id, jar.headers)).toMatchObject({ role: "staff" });
    expect(await findStanding(services.db, of)).toEqual({ lacksTotp: false });
  });

  test("does not keep out other roles", async () => {
    const { email } = await aPerson(services, center, "door");
    const jar = await signedIn(services, email);
    await askFor(["staff", "admin"]);
    expect(await actorOfCookies(services, center.id, jar.headers)).toMatchObject({ role: "door" });
  });
});

test("the list of members shows name, role and whether an app is set up", async () => {
  const { userId } = await aPerson(services, center, "door");
  const rows = await listMembers(services.db, { centerId: center.id });
  expect(rows.map(({ role }) => role)).toEqual(["admin", "door"]);
  expect(rows.find((row) => row.userId === userId)).toMatchObject({ hasTotp: false, employerName: null });
});

describe("a set-up", () => {
  const aNewCenter = (host: string) => ({
    name: "Harbor Job Center",
    host,
    timeZone: "America/Chicago",
    adminEmail: newAddress(),
  });

  test("makes a center and an invitation for its admin", async () => {
    const made = await setUpCenter(services, aNewCenter("harbor.example"));
    if (made.outcome === "refused") throw new Error(made.reason);
    const harbor = { id: made.centerId };
    const accepted = await accept(made.token, { center: harbor });
    if (accepted.outcome !== "accepted") throw new Error(accepted.outcome);
    expect(await listRoles(services.db, { centerId: harbor.id, userId: accepted.userId })).toMatchObject([
      { role: "admin" },
    ]);
  });

  test("is refused for a host that a center has, and nothing stays of it", async () => {
    await setUpCenter(services, aNewCenter("twice.example"));
    const second = aNewCenter("twice.example");
    expect(await setUpCenter(services, second)).toMatchObject({ reason: "host-taken" });
    expect(await services.db.select().from(outbox).where(eq(outbox.recipient, second.adminEmail))).toEqual(
      [],
    );
  });
});
