import { and, desc, eq, gte, inArray, isNotNull, isNull } from "drizzle-orm";
import type { Db } from "~/db/client.server";
import { patrons, registrations, smsConsents, smsStops } from "~/db/schema";

/** Whose texts they are: those of a place at an event, or those of an appointment. */
export type TextOwner = { centerId: string } & ({ registrationId: string } | { bookingId: string });

/** The consents of an owner, ended or not. */
export const areTextsOf = (owner: TextOwner) =>
  and(
    eq(smsConsents.centerId, owner.centerId),
    "bookingId" in owner
      ? eq(smsConsents.bookingId, owner.bookingId)
      : eq(smsConsents.registrationId, owner.registrationId),
  );

/** The consent to texts that holds for an owner, with the number that they have now, sealed; null where none holds. */
export async function findTextConsent(db: Db, owner: TextOwner) {
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
      and(
        eq(patrons.centerId, smsConsents.centerId),
        "bookingId" in owner
          ? eq(patrons.bookingId, smsConsents.bookingId)
          : eq(patrons.registrationId, smsConsents.registrationId),
      ),
    )
    .where(and(areTextsOf(owner), isNull(smsConsents.endedAt)));
  return row ?? null;
}

/** Every consent of an owner to texts, the oldest first. */
export async function listTextConsents(db: Db, owner: TextOwner) {
  return db
    .select({
      textVersion: smsConsents.textVersion,
      language: smsConsents.language,
      givenAt: smsConsents.givenAt,
      endedAt: smsConsents.endedAt,
      endedAs: smsConsents.endedAs,
    })
    .from(smsConsents)
    .where(areTextsOf(owner))
    .orderBy(smsConsents.givenAt);
}

/** How often somebody agreed to texts about an appointment of a center to a number, by its hashes, since an instant. */
export async function countAgreedTo(
  db: Db,
  params: { centerId: string; phoneHashes: readonly string[]; since: Date },
): Promise<number> {
  return db.$count(
    smsConsents,
    and(
      eq(smsConsents.centerId, params.centerId),
      inArray(smsConsents.phoneHash, [...params.phoneHashes]),
      isNotNull(smsConsents.bookingId),
      gte(smsConsents.givenAt, params.since),
    ),
  );
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

/** Those of some appointments whose visitor wants texts of it. */
export async function listBookingsWantingTexts(
  db: Db,
  { centerId, bookingIds }: { centerId: string; bookingIds: string[] },
): Promise<ReadonlySet<string>> {
  const rows = await db
    .select({ bookingId: smsConsents.bookingId })
    .from(smsConsents)
    .where(
      and(
        eq(smsConsents.centerId, centerId),
        inArray(smsConsents.bookingId, bookingIds),
        isNull(smsConsents.endedAt),
      ),
    );
  return new Set(rows.flatMap(({ bookingId }) => bookingId ?? []));
}
