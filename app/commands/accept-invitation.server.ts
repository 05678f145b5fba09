import { and, eq } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import { decideOffer } from "~/app/domain/access/invitation";
import type { Refused } from "~/app/domain/refusal";
import type { Db } from "~/db/client.server";
import { lockInvitation } from "~/db/queries/invitations";
import { findPersonByEmail } from "~/db/queries/members";
import { accounts, invitations, memberships, sessions, users } from "~/db/schema";
import { takeInstallationOffer } from "./name-installation-admin.server";
import { inTransaction } from "./parts/in-transaction.server";
import { writeAudit } from "./parts/write-audit.server";

export interface Acceptance {
  center: { id: string };
  token: string;
  /** Who is signed in, where somebody is. */
  userId: string | null;
  /** For an address without an account. */
  person: { name: string; password: string } | null;
}

export type Accepted =
  | { outcome: "accepted"; userId: string; email: string }
  /** The address has an account: sign in to it first, then accept. */
  | { outcome: "sign-in-first"; email: string }
  /** Nobody has the address yet: name and password are needed. */
  | { outcome: "person-needed"; email: string };

/**
 * Takes an invitation: makes the account where there is none, and the membership once. The link came by mail, so it
 * proves the address; an account that somebody made with it and never confirmed is taken over clean.
 */
export async function acceptInvitation(services: Services, request: Acceptance): Promise<Accepted | Refused> {
  const { person } = request;
  // Hashing takes a while and is done before the row is locked.
  const hash = person === null ? null : await services.accounts.hashPassword(person.password);
  return inTransaction(services, "accept-invitation", (tx) => accept(tx, services, request, hash));
}

async function accept(
  tx: Db,
  services: Services,
  { center, token, userId, person }: Acceptance,
  passwordHash: string | null,
): Promise<Accepted | Refused> {
  const now = services.clock.now();
  const tokenHash = services.codes.hash(token);
  const invitation = await lockInvitation(tx, { centerId: center.id, tokenHash });
  const decision = decideOffer(invitation?.email ? invitation : null, now);
  if (decision.outcome === "refused") return decision;
  if (!invitation?.email) throw new Error("An open invitation has an address");
  const { email, role } = invitation;
  const known = await findPersonByEmail(tx, { email });
  if (known?.emailVerified && known.id !== userId) return { outcome: "sign-in-first", email };
  const isNew = !known?.emailVerified;
  if (isNew && (person === null || passwordHash === null)) return { outcome: "person-needed", email };
  const holder = known?.id ?? services.ids.uuid();
  if (isNew)
    await writePerson(tx, services, { id: holder, email, name: person?.name ?? "", passwordHash, now });
  await tx
    .insert(memberships)
    .values({ centerId: center.id, id: services.ids.uuid(), userId: holder, role, createdAt: now })
    .onConflictDoNothing();
  await tx
    .update(invitations)
    .set({ usedAt: now })
    .where(and(eq(invitations.centerId, center.id), eq(invitations.id, invitation.id)));
  await takeInstallationOffer(tx, services, { userId: holder, email });
  await writeAudit(tx, services, { kind: "person", id: holder, centerId: center.id }, [
    { subjectKind: "invitation", subjectId: invitation.id, action: "accepted", to: role },
  ]);
  return { outcome: "accepted", userId: holder, email };
}

interface NewPerson {
  id: string;
  email: string;
  name: string;
  passwordHash: string | null;
  now: Date;
}

/** The rows as the accounts' library keeps them. Nothing from before the proof of the address stays. */
async function writePerson(tx: Db, services: Services, person: NewPerson): Promise<void> {
  const { id, email, name, passwordHash, now } = person;
  const row = { name, emailVerified: true, updatedAt: now };
  await tx
    .insert(users)
    .values({ id, email, createdAt: now, ...row })
    .onConflictDoUpdate({ target: users.id, set: row });
  await tx.delete(sessions).where(eq(sessions.userId, id));
  await tx.delete(accounts).where(eq(accounts.userId, id));
  await tx.insert(accounts).values({
    id: services.ids.uuid(),
    userId: id,
    accountId: id,
    providerId: "credential",
    password: passwordHash,
    createdAt: now,
    updatedAt: now,
  });
}
