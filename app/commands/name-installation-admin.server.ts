import { eq } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import { decideLoss } from "~/app/domain/access/invitation";
import { type Refused, refuse } from "~/app/domain/refusal";
import type { Db } from "~/db/client.server";
import { lockInstallationAdmins } from "~/db/queries/installation";
import { findPersonByEmail } from "~/db/queries/members";
import { installationAdmins, installationOffers } from "~/db/schema";
import { inTransaction } from "./parts/in-transaction.server";
import { type InstallationActor, writeTrail } from "./parts/write-trail.server";

/** Makes somebody an admin of the installation who has proved their address here. */
export async function nameInstallationAdmin(
  services: Services,
  { actor, email }: { actor: InstallationActor; email: string },
): Promise<{ outcome: "named" } | Refused> {
  return inTransaction(services, "name-installation-admin", async (tx) => {
    const person = await findPersonByEmail(tx, { email });
    if (!person?.emailVerified)
      return refuse("no-such-person", [{ field: "email", problem: "no-such-person" }]);
    await name(tx, services, actor, person.id);
    return { outcome: "named" };
  });
}

/**
 * The same by the operator, who may name an address that nobody has proved yet: whoever accepts an invitation that was
 * sent to it becomes an admin then.
 */
export async function offerInstallation(
  services: Services,
  { email }: { email: string },
): Promise<{ outcome: "named" | "offered" }> {
  const actor = { kind: "system" as const, id: "setup" };
  return inTransaction(services, "name-installation-admin", async (tx) => {
    const person = await findPersonByEmail(tx, { email });
    if (person?.emailVerified) {
      await name(tx, services, actor, person.id);
      return { outcome: "named" };
    }
    await tx
      .insert(installationOffers)
      .values({ email: email.toLowerCase(), offeredAt: services.clock.now() })
      .onConflictDoNothing();
    return { outcome: "offered" };
  });
}

/** Takes an offer up for who has just proved its address, within the transaction of the proof. */
export async function takeInstallationOffer(
  tx: Db,
  services: Services,
  { userId, email }: { userId: string; email: string },
): Promise<void> {
  const taken = await tx
    .delete(installationOffers)
    .where(eq(installationOffers.email, email.toLowerCase()))
    .returning({ email: installationOffers.email });
  if (taken.length > 0) await name(tx, services, { kind: "system", id: "setup" }, userId);
}

async function name(tx: Db, services: Services, actor: InstallationActor, userId: string): Promise<void> {
  const named = await tx
    .insert(installationAdmins)
    .values({ userId })
    .onConflictDoNothing()
    .returning({ userId: installationAdmins.userId });
  if (named.length > 0) await writeTrail(tx, services, actor, { action: "named", subjectId: userId });
}

/** Takes the role away, but from the last who has it: only a command line could give it to somebody then. */
export async function removeInstallationAdmin(
  services: Services,
  { actor, userId }: { actor: InstallationActor; userId: string },
): Promise<{ outcome: "removed" } | Refused> {
  return inTransaction(services, "name-installation-admin", async (tx) => {
    const admins = await lockInstallationAdmins(tx);
    if (!admins.some(({ id }) => id === userId)) return refuse("not-found");
    const loss = decideLoss(admins, userId);
    if (loss.outcome === "refused") return loss;
    await tx.delete(installationAdmins).where(eq(installationAdmins.userId, userId));
    await writeTrail(tx, services, actor, { action: "removed", subjectId: userId });
    return { outcome: "removed" };
  });
}
