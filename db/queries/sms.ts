import { and, desc, eq, inArray, isNull } from "drizzle-orm";
import type { Db } from "~/db/client.server";
import { patrons, registrations, smsConsents, smsStops } from "~/db/schema";

interface OfRegistration {
  centerId: string;
  registrationId: string;
}

/** The consent to texts that holds for a registration, with the number that it has now, sealed; null where none holds. */
export async function findTextConsent(db: Db, { centerId, registrationId }: OfRegistration) {
  const [row] = await db
    .select({
      id: smsConsents.id,
      phoneHash: smsConsents.phoneHash,
      givenAt: smsConsents.givenAt,
      phoneCipher: patrons.phoneCipher,
    })
    .from(smsConsents)
    .leftJoin(
      patrons,
      and(eq(patrons.centerId, smsConsents.centerId), eq(patrons.registrationId, smsConsents.registrationId)),
    )
    .where(
      and(
        eq(smsConsents.centerId, centerId),
        eq(smsConsents.registrationId, registrationId),
        isNull(smsConsents.endedAt),
      ),
    );
  return row ?? null;
}

/** Every consent of a registration to texts, the oldest first. */
export async function listTextConsents(db: Db, { centerId, registrationId }: OfRegistration) {
  return db
    .select({
      textVersion: smsConsents.textVersion,
      language: smsConsents.language,
      givenAt: smsConsents.givenAt,
      endedAt: smsConsents.endedAt,
      endedAs: smsConsents.endedAs,
    })
    .from(smsConsents)
    .where(and(eq(smsConsents.centerId, centerId), eq(smsConsents.registrationId, registrationId)))
    .orderBy(smsConsents.givenAt);
}

/** Whether a number, by its hash under any key, texted STOP and not START since. */
export async function isStopped(db: Db, { phoneHashes }: { phoneHashes: string[] }): Promise<boolean> {
  return (await db.$count(smsStops, inArray(smsStops.phoneHash, phoneHashes))) > 0;
}

/** The language of the last who agreed to texts to a number, in any center; null where nobody ever did. */
export async function findTextedLanguage(
  db: Db,
  { phoneHashes }: { phoneHashes: string[] },
): Promise<string | null> {
  const [row] = await db
    .select({ language: smsConsents.language })
    .from(smsConsents)
    .where(inArray(smsConsents.phoneHash, phoneHashes))
    .orderBy(desc(smsConsents.givenAt))
    .limit(1);
  return row?.language ?? null;
}

/** Who wants texts of an event, of those who hold a place, are offered one or wait for one. */
export async function listWantingTexts(db: Db, { centerId, eventId }: { centerId: string; eventId: string }) {
  return db
    .select({ id: registrations.id })
    .from(registrations)
    .innerJoin(
      smsConsents,
      and(
        eq(smsConsents.centerId, registrations.centerId),
        eq(smsConsents.registrationId, registrations.id),
        isNull(smsConsents.endedAt),
      ),
    )
    .where(
      and(
        eq(registrations.centerId, centerId),
        eq(registrations.eventId, eventId),
        inArray(registrations.status, ["registered", "waitlisted", "offered"]),
      ),
    );
}
