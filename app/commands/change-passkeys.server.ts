import { and, eq } from "drizzle-orm";
import type { Session } from "~/app/adapters/accounts/accounts";
import type { MadeAnswer } from "~/app/adapters/passkeys/passkeys";
import type { Services } from "~/app/adapters/services";
import { checkCeremony, mostPasskeys, type PasskeyFault } from "~/app/domain/access/passkey";
import { type Refused, refuse } from "~/app/domain/refusal";
import { countPasskeys } from "~/db/queries/passkeys";
import { passkeys, users } from "~/db/schema";
import { inTransaction } from "./parts/in-transaction.server";
import { askPasskey, siteOf, takeQuestion } from "./parts/passkey-question.server";
import { writeAudit } from "./parts/write-audit.server";
import { askPasswordAgain, type Limited } from "./sign-in.server";

/** Whose passkeys, and at which center's pages: its trail says so. */
export interface OwnPasskeys {
  session: Pick<Session, "userId" | "email">;
  centerId: string;
}

/** What an authenticator is to sign to become a way into this account. The password is asked for again. */
export async function beginPasskey(
  services: Services,
  { session }: OwnPasskeys,
  given: { name: string; password: string | null },
): Promise<{ outcome: "asked"; challenge: string } | { outcome: "wrong" } | Limited> {
  const against = await askPasswordAgain(services, session, given.password);
  if (against !== null) return against;
  const of = { userId: session.userId, name: given.name };
  return { outcome: "asked", challenge: await askPasskey(services, of) };
}

/** Keeps the passkey that an authenticator has made. */
export async function addPasskey(
  services: Services,
  { session: { userId }, centerId }: OwnPasskeys,
  { origin, answer }: { origin: string; answer: MadeAnswer },
): Promise<{ outcome: "added"; passkeyId: string } | { outcome: "refused"; reason: PasskeyFault }> {
  const refused = (reason: PasskeyFault) => ({ outcome: "refused" as const, reason });
  const site = siteOf(origin);
  const made = await services.passkeys.readMade(answer, site);
  if (made === null) return refused("passkey-unreadable");
  const asked = await takeQuestion(services, made.ceremony.challenge);
  if (asked === null || asked.name === null || asked.userId !== userId)
    return refused("passkey-not-asked-for");
  const fault = checkCeremony(made.ceremony, { type: "webauthn.create", origin: site.origin });
  if (fault !== null) return refused(fault);
  const { credentialId, publicKey, counter } = made;
  const id = services.ids.uuid();
  const row = { id, userId, name: asked.name, host: site.host, credentialId, publicKey, counter };
  return inTransaction(services, "add-passkey", async (tx) => {
    // The account's row, so that two forms at once do not keep more than may be.
    await tx.select({ id: users.id }).from(users).where(eq(users.id, userId)).for("no key update");
    if ((await countPasskeys(tx, { userId })) >= mostPasskeys) return refused("too-many-passkeys");
    const [kept] = await tx
      .insert(passkeys)
      .values({ ...row, createdAt: services.clock.now() })
      .onConflictDoNothing({ target: passkeys.credentialId })
      .returning({ id: passkeys.id });
    if (kept === undefined) return refused("passkey-kept-already");
    await writeAudit(tx, services, { kind: "person", id: userId, centerId }, [
      { subjectKind: "account", subjectId: userId, action: "passkey added" },
    ]);
    return { outcome: "added" as const, passkeyId: id };
  });
}

/** Ends a way in. Sessions that it began go on: they are ended where a person sees them. */
export async function removePasskey(
  services: Services,
  { session: { userId }, centerId }: OwnPasskeys,
  passkeyId: string,
): Promise<{ outcome: "removed" } | Refused> {
  return inTransaction(services, "remove-passkey", async (tx) => {
    const [gone] = await tx
      .delete(passkeys)
      .where(and(eq(passkeys.id, passkeyId), eq(passkeys.userId, userId)))
      .returning({ id: passkeys.id });
    if (gone === undefined) return refuse("not-found");
    await writeAudit(tx, services, { kind: "person", id: userId, centerId }, [
      { subjectKind: "account", subjectId: userId, action: "passkey removed" },
    ]);
    return { outcome: "removed" as const };
  });
}
