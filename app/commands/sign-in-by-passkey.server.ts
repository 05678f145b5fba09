import { and, eq, lt, or, sql } from "drizzle-orm";
import type { Cookies } from "~/app/adapters/accounts/accounts";
import type { SignedAnswer } from "~/app/adapters/passkeys/passkeys";
import type { Services } from "~/app/adapters/services";
import { checkCeremony, hasCountedOn, type PasskeyFault } from "~/app/domain/access/passkey";
import { findPasskey } from "~/db/queries/passkeys";
import { passkeys } from "~/db/schema";
import { limitSignIns } from "./count-attempt.server";
import { askPasskey, siteOf, takeQuestion } from "./parts/passkey-question.server";
import { writeAudit } from "./parts/write-audit.server";
import type { Limited, Visit } from "./sign-in.server";

type PasskeyVisit = Pick<Visit, "headers" | "clientAddress" | "origin"> & { center: { id: string } };

/** What an authenticator is to sign so that somebody, not yet known whom, is signed in. */
export async function beginPasskeySignIn(
  services: Services,
  visit: PasskeyVisit,
): Promise<{ outcome: "asked"; challenge: string } | Limited> {
  const attempt = await limitSignIns(services, visit.clientAddress);
  if (attempt.outcome === "limited") return attempt;
  return { outcome: "asked", challenge: await askPasskey(services, { userId: null, name: null }) };
}

/**
 * Signs in whoever an authenticator knows. It counts as two factors, so no code of an app is asked for; a role that asks
 * for an app goes on asking until there is one, since the password stays a way in.
 */
export async function signInByPasskey(
  services: Services,
  visit: PasskeyVisit,
  answer: SignedAnswer,
): Promise<
  { outcome: "signed-in"; cookies: Cookies } | Limited | { outcome: "refused"; reason: PasskeyFault }
> {
  const refused = (reason: PasskeyFault) => ({ outcome: "refused" as const, reason });
  const attempt = await limitSignIns(services, visit.clientAddress);
  if (attempt.outcome === "limited") return attempt;
  const site = siteOf(visit.origin);
  const proof = await services.passkeys.readSigned(answer, site);
  if (proof === null) return refused("passkey-unreadable");
  // Taken before anything else is looked at, so that no question is answered twice.
  const asked = await takeQuestion(services, proof.ceremony.challenge);
  if (asked === null || asked.userId !== null) return refused("passkey-not-asked-for");
  const fault = checkCeremony(proof.ceremony, { type: "webauthn.get", origin: site.origin });
  if (fault !== null) return refused(fault);
  const found = await findPasskey(services.db, answer);
  if (found === null || found.host !== site.host || found.userId !== proof.userId)
    return refused("passkey-unknown");
  if (!(await proof.isSignedBy(found.publicKey))) return refused("passkey-not-signed");
  if (!hasCountedOn(found.counter, proof.counter) || !(await countOn(services, found.id, proof.counter))) {
    await noteCopy(services, visit.center.id, found.userId);
    return refused("passkey-copied");
  }
  const cookies = await services.accounts.signInProven(visit.headers, found.userId);
  return cookies === null ? refused("passkey-unknown") : { outcome: "signed-in", cookies };
}

/** For the center's admins: somebody else may hold what should be one person's alone. */
const noteCopy = (services: Services, centerId: string, userId: string) =>
  writeAudit(services.db, services, { kind: "person", id: userId, centerId }, [
    { subjectKind: "account", subjectId: userId, action: "passkey refused" },
  ]);

/** False where another sign-in by the same passkey has counted as far meanwhile. */
async function countOn({ db, clock }: Services, id: string, seen: number): Promise<boolean> {
  const counted = await db
    .update(passkeys)
    .set({ counter: seen, lastUsedAt: clock.now() })
    .where(
      and(
        eq(passkeys.id, id),
        or(lt(passkeys.counter, seen), and(eq(passkeys.counter, 0), sql`${seen}::bigint = 0`)),
      ),
    )
    .returning({ id: passkeys.id });
  return counted.length > 0;
}
