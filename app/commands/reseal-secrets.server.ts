import { and, asc, eq, isNotNull, ne, notLike, or } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import type { Db } from "~/db/client.server";
import { countSealedOtherwise } from "~/db/queries/keys";
import { accommodations, outbox, patrons, tableNotes, twoFactors, webhookEndpoints } from "~/db/schema";
import { inTransaction } from "./parts/in-transaction.server";
import { rehashNumbers } from "./parts/rehash-numbers.server";
import { hashOfNumber } from "./parts/save-registrations.server";

type Resealing = Pick<Services, "db" | "tracer" | "contacts">;

export interface ResealOptions {
  /** Rows of one transaction, which nobody else can change meanwhile. */
  batch?: number;
  /** Told after each batch: how many rows are done of those that there were. */
  onProgress?: (kind: "contacts" | "access requests" | "notes", done: number, of: number) => void;
}

const usualBatch = 1_000;

/**
 * Seals by the first key all that other keys of the ring sealed, in batches that each stand by themselves: one that was
 * cut off goes on where it was. The application runs meanwhile: a row is held from when it is read until it is written.
 * @returns how many rows of visitors were sealed anew
 * @throws where a key that sealed one is not in the ring
 */
export async function resealContacts(
  services: Resealing,
  { batch = usualBatch, onProgress }: ResealOptions = {},
): Promise<number> {
  await untilNone(() => inTransaction(services, "reseal-links", (tx) => resealLinks(tx, services, batch)));
  const { contacts: of } = await countSealedOtherwise(services.db, services.contacts);
  return untilNone(
    () => inTransaction(services, "reseal-contacts", (tx) => resealPatrons(tx, services, batch)),
    (done) => onProgress?.("contacts", done, Math.max(of, done)),
  );
}

/** The same for what visitors need to take part. */
export async function resealAccommodations(
  services: Resealing,
  { batch = usualBatch, onProgress }: ResealOptions = {},
): Promise<number> {
  const { accommodations: of } = await countSealedOtherwise(services.db, services.contacts);
  return untilNone(
    () => inTransaction(services, "reseal-accommodations", (tx) => resealRequests(tx, services, batch)),
    (done) => onProgress?.("access requests", done, Math.max(of, done)),
  );
}

/** The same for what employers noted of visitors. */
export async function resealNotes(
  services: Resealing,
  { batch = usualBatch, onProgress }: ResealOptions = {},
): Promise<number> {
  const { notes: of } = await countSealedOtherwise(services.db, services.contacts);
  return untilNone(
    () => inTransaction(services, "reseal-notes", (tx) => resealTableNotes(tx, services, batch)),
    (done) => onProgress?.("notes", done, Math.max(of, done)),
  );
}

/** The same for what webhooks are signed by. */
export function resealWebhooks(services: Resealing): Promise<number> {
  const { contacts } = services;
  const isOther = (cipher: typeof webhookEndpoints.secretCipher | typeof webhookEndpoints.previousCipher) =>
    notLike(cipher, `${contacts.keyId}.%`);
  const anew = (cipher: string) => contacts.seal(contacts.open(cipher)).cipher;
  return untilNone(() =>
    inTransaction(services, "reseal-webhooks", async (tx) => {
      const { centerId, id, secretCipher, previousCipher } = webhookEndpoints;
      const rows = await tx
        .select({ centerId, id, secretCipher, previousCipher })
        .from(webhookEndpoints)
        .where(or(isOther(secretCipher), isOther(previousCipher)))
        .limit(usualBatch)
        .for("no key update");
      for (const row of rows) {
        const previous = row.previousCipher === null ? null : anew(row.previousCipher);
        await tx
          .update(webhookEndpoints)
          .set({ secretCipher: anew(row.secretCipher), previousCipher: previous })
          .where(and(eq(centerId, row.centerId), eq(id, row.id)));
      }
      return rows.length;
    }),
  );
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
        .limit(usualBatch)
        .for("update");
      for (const { id, secret, backupCodes } of rows) {
        const anew = { secret: await seal.reseal(secret), backupCodes: await seal.reseal(backupCodes) };
        await tx.update(twoFactors).set(anew).where(eq(twoFactors.id, id));
      }
      return rows.length;
    }),
  );
}

async function untilNone(
  some: () => Promise<number>,
  onBatch: (all: number) => void = () => {},
): Promise<number> {
  let all = 0;
  for (let done = await some(); done > 0; done = await some()) {
    all += done;
    onBatch(all);
  }
  return all;
}

async function resealPatrons(tx: Db, { contacts }: Resealing, batch: number): Promise<number> {
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
  const phones = rows.flatMap(({ phoneCipher }) =>
    phoneCipher === null ? [] : [contacts.open(phoneCipher)],
  );
  await rehashNumbers(tx, { contacts }, phones);
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
          phoneHash: hashOfNumber({ contacts }, contacts.openIfAny(phoneCipher)),
          keyId: contacts.keyId,
        })
        .where(and(eq(patrons.centerId, centerId), eq(patrons.id, id)));
    }),
  );
  return rows.length;
}

async function resealRequests(tx: Db, { contacts }: Resealing, batch: number): Promise<number> {
  const rows = await tx
    .select({ centerId: accommodations.centerId, id: accommodations.id, cipher: accommodations.cipher })
    .from(accommodations)
    .where(and(isNotNull(accommodations.cipher), ne(accommodations.keyId, contacts.keyId)))
    .orderBy(asc(accommodations.centerId), asc(accommodations.id))
    .limit(batch)
    .for("update");
  await Promise.all(
    rows.map(({ centerId, id, cipher }) => {
      const { cipher: anew, keyId } = contacts.seal(contacts.open(cipher ?? ""));
      return tx
        .update(accommodations)
        .set({ cipher: anew, keyId })
        .where(and(eq(accommodations.centerId, centerId), eq(accommodations.id, id)));
    }),
  );
  return rows.length;
}

async function resealTableNotes(tx: Db, { contacts }: Resealing, batch: number): Promise<number> {
  const rows = await tx
    .select({
      centerId: tableNotes.centerId,
      registrationId: tableNotes.registrationId,
      employerId: tableNotes.employerId,
      cipher: tableNotes.cipher,
    })
    .from(tableNotes)
    .where(ne(tableNotes.keyId, contacts.keyId))
    .limit(batch)
    .for("update");
  for (const { centerId, registrationId, employerId, cipher } of rows) {
    const { cipher: anew, keyId } = contacts.seal(contacts.open(cipher));
    const isIts = and(
      eq(tableNotes.centerId, centerId),
      eq(tableNotes.registrationId, registrationId),
      eq(tableNotes.employerId, employerId),
    );
    await tx.update(tableNotes).set({ cipher: anew, keyId }).where(isIts);
  }
  return rows.length;
}

/** Links in mails that were not sent yet. */
async function resealLinks(tx: Db, { contacts }: Resealing, batch: number): Promise<number> {
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
