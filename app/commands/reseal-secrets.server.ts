import { and, asc, eq, isNotNull, ne, notLike } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import type { Db } from "~/db/client.server";
import { outbox, patrons, twoFactors } from "~/db/schema";
import { inTransaction } from "./parts/in-transaction.server";

type Resealing = Pick<Services, "db" | "tracer" | "contacts">;

const batch = 1_000;

/**
 * Seals by the first key all that other keys of the ring sealed, in batches that each stand by themselves: one that was
 * cut off goes on where it was.
 * @returns how many rows of visitors were sealed anew
 * @throws where a key that sealed one is not in the ring
 */
export async function resealContacts(services: Resealing): Promise<number> {
  await untilNone(() => inTransaction(services, "reseal-links", (tx) => resealLinks(tx, services)));
  return untilNone(() => inTransaction(services, "reseal-contacts", (tx) => resealPatrons(tx, services)));
}

/** The same for what authenticator apps and recovery codes are checked by. */
export function resealAuthenticators(
  services: Pick<Services, "db" | "tracer" | "accounts">,
): Promise<number> {
  const { seal } = services.accounts;
  return untilNone(() =>
    inTransaction(services, "reseal-authenticators", async (tx) => {
      const rows = await tx
        .select({ id: twoFactors.id, secret: twoFactors.secret, backupCodes: twoFactors.backupCodes })
        .from(twoFactors)
        .where(notLike(twoFactors.secret, `${seal.prefix}%`))
        .limit(batch)
        .for("update");
      for (const { id, secret, backupCodes } of rows) {
        const anew = { secret: await seal.reseal(secret), backupCodes: await seal.reseal(backupCodes) };
        await tx.update(twoFactors).set(anew).where(eq(twoFactors.id, id));
      }
      return rows.length;
    }),
  );
}

async function untilNone(some: () => Promise<number>): Promise<number> {
  let all = 0;
  for (let done = await some(); done > 0; done = await some()) all += done;
  return all;
}

async function resealPatrons(tx: Db, { contacts }: Resealing): Promise<number> {
  const rows = await tx
    .select({
      centerId: patrons.centerId,
      id: patrons.id,
      emailCipher: patrons.emailCipher,
      phoneCipher: patrons.phoneCipher,
    })
    .from(patrons)
    .where(and(isNotNull(patrons.keyId), ne(patrons.keyId, contacts.keyId)))
    .orderBy(asc(patrons.centerId), asc(patrons.id))
    .limit(batch)
    .for("update");
  const anew = (cipher: string | null) => (cipher === null ? null : contacts.seal(contacts.open(cipher)));
  await Promise.all(
    rows.map(({ centerId, id, emailCipher, phoneCipher }) => {
      const [email, phone] = [anew(emailCipher), anew(phoneCipher)];
      return tx
        .update(patrons)
        .set({
          emailCipher: email?.cipher ?? null,
          emailHash: email?.hash ?? null,
          phoneCipher: phone?.cipher ?? null,
          phoneHash: phone?.hash ?? null,
          keyId: contacts.keyId,
        })
        .where(and(eq(patrons.centerId, centerId), eq(patrons.id, id)));
    }),
  );
  return rows.length;
}

/** Links in mails that were not sent yet. */
async function resealLinks(tx: Db, { contacts }: Resealing): Promise<number> {
  const rows = await tx
    .select({ centerId: outbox.centerId, id: outbox.id, secretCipher: outbox.secretCipher })
    .from(outbox)
    .where(and(isNotNull(outbox.secretCipher), notLike(outbox.secretCipher, `${contacts.keyId}.%`)))
    .limit(batch)
    .for("update");
  for (const { centerId, id, secretCipher } of rows) {
    if (secretCipher === null) continue;
    await tx
      .update(outbox)
      .set({ secretCipher: contacts.seal(contacts.open(secretCipher)).cipher })
      .where(and(eq(outbox.centerId, centerId), eq(outbox.id, id)));
  }
  return rows.length;
}
