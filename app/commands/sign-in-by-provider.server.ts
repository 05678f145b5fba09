import { and, eq } from "drizzle-orm";
import type { SignIn } from "~/app/adapters/accounts/accounts";
import type { Identity, Oidc, PendingSignIn } from "~/app/adapters/oidc/oidc";
import type { Services } from "~/app/adapters/services";
import { type IdentityFault, roleOfGroups, type StaffRole } from "~/app/domain/access/identity";
import { decideLoss } from "~/app/domain/access/invitation";
import type { Db } from "~/db/client.server";
import { findPersonByEmail, listStaffMemberships, lockAdmins } from "~/db/queries/members";
import { findPersonBySubject } from "~/db/queries/people";
import { accounts, memberships, sessions, users } from "~/db/schema";
import { limitSignIns } from "./count-attempt.server";
import { inTransaction } from "./parts/in-transaction.server";
import { writeAudit } from "./parts/write-audit.server";
import type { Limited, Visit } from "./sign-in.server";

export interface ProviderAnswer {
  redirectUri: string;
  code: string;
  pending: PendingSignIn;
}

export type ProviderFault = IdentityFault | "oidc-role-unknown";

/** How the accounts' table names who came by a provider. */
const providerId = "oidc";

/**
 * Signs somebody in whom the library's own provider knows, with the role that their groups give them at this center.
 * An authenticator app that a role asks for here is asked for all the same.
 */
export async function signInByProvider(
  services: Services,
  visit: Visit & { center: { id: string; host: string } },
  oidc: Oidc,
  answer: ProviderAnswer,
): Promise<SignIn | Limited | { outcome: "refused"; reason: ProviderFault }> {
  const attempt = await limitSignIns(services, visit.clientAddress);
  if (attempt.outcome === "limited") return attempt;
  const found = await oidc.finish(answer);
  if (found.outcome === "refused") return found;
  const role = roleOfGroups(found.identity.groups, oidc.rules, visit.center.host);
  if (role === null) return { outcome: "refused", reason: "oidc-role-unknown" };
  const { userId, email } = await inTransaction(services, "sign-in-by-provider", async (tx) => {
    const person = await savePerson(tx, services, found.identity);
    await saveRole(tx, services, { centerId: visit.center.id, userId: person.userId, role });
    return person;
  });
  services.live.announce({ kind: "access", centerId: visit.center.id, holderId: userId });
  // A link that nobody is mailed, taken at once: sessions are made in one way, whatever proved who asks.
  const link = await services.accounts.makeSignInLink(email);
  if (link === null) throw new Error("Somebody who was just saved has no account");
  const signedIn = await services.accounts.redeemSignInLink(visit.headers, link.token);
  if (signedIn.outcome === "link-over") throw new Error("A link that was just made is over");
  return signedIn;
}

/**
 * Who it is by the provider's name for them, else by their address. Whoever typed that address here before and never
 * proved it keeps neither password nor sign-in.
 */
async function savePerson(
  tx: Db,
  services: Services,
  { subject, email, name }: Identity,
): Promise<{ userId: string; email: string }> {
  const linked = await findPersonBySubject(tx, { providerId, subject });
  if (linked !== null) return { userId: linked.id, email: linked.email };
  const now = services.clock.now();
  const known = await findPersonByEmail(tx, { email });
  const userId = known?.id ?? services.ids.uuid();
  if (known === null) {
    await tx
      .insert(users)
      .values({ id: userId, name, email, emailVerified: true, createdAt: now, updatedAt: now });
  } else if (!known.emailVerified) {
    await tx.delete(sessions).where(eq(sessions.userId, userId));
    await tx.delete(accounts).where(eq(accounts.userId, userId));
    await tx.update(users).set({ name, emailVerified: true, updatedAt: now }).where(eq(users.id, userId));
  }
  const row = { id: services.ids.uuid(), userId, providerId, accountId: subject };
  await tx.insert(accounts).values({ ...row, createdAt: now, updatedAt: now });
  return { userId, email };
}

/** The role that the groups give, in place of another; a center's last admin stays one. */
async function saveRole(
  tx: Db,
  services: Services,
  { centerId, userId, role }: { centerId: string; userId: string; role: StaffRole },
): Promise<void> {
  const admins = await lockAdmins(tx, { centerId });
  const held = await listStaffMemberships(tx, { centerId, userId });
  if (held.some((membership) => membership.role === role)) return;
  const actor = { kind: "system" as const, id: "provider", centerId };
  const [current] = held;
  if (current === undefined) {
    const id = services.ids.uuid();
    await tx.insert(memberships).values({ centerId, id, userId, role, createdAt: services.clock.now() });
    await writeAudit(tx, services, actor, [
      { subjectKind: "membership", subjectId: id, action: "role", to: role },
    ]);
    return;
  }
  if (decideLoss(admins, current.id).outcome === "refused") return;
  await tx
    .update(memberships)
    .set({ role })
    .where(and(eq(memberships.centerId, centerId), eq(memberships.id, current.id)));
  await writeAudit(tx, services, actor, [
    { subjectKind: "membership", subjectId: current.id, action: "role", from: current.role, to: role },
  ]);
}
