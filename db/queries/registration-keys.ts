import { and, eq, inArray } from "drizzle-orm";
import type { Db } from "~/db/client.server";
import { registrationKeys, registrations } from "~/db/schema";
import { prepared } from "./prepared";

type KeyRow = typeof registrationKeys.$inferSelect;

/** What requests with these keys made at an event before, and how that stands now. */
export async function listRegistrationKeys(
  db: Db,
  of: { centerId: string; eventId: string; keys: readonly Pick<KeyRow, "source" | "key">[] },
) {
  const { keys } = of;
  if (keys.length === 0) return [];
  const sources = new Set(keys.map(({ source }) => source));
  const rows = db
    .select({
      source: registrationKeys.source,
      key: registrationKeys.key,
      valuesHash: registrationKeys.valuesHash,
      registrationId: registrationKeys.registrationId,
      status: registrations.status,
    })
    .from(registrationKeys)
    .innerJoin(
      registrations,
      and(
        eq(registrations.centerId, registrationKeys.centerId),
        eq(registrations.id, registrationKeys.registrationId),
      ),
    )
    .where(
      and(
        eq(registrationKeys.centerId, of.centerId),
        eq(registrationKeys.eventId, of.eventId),
        inArray(registrationKeys.source, [...sources]),
        inArray(
          registrationKeys.key,
          keys.map(({ key }) => key),
        ),
      ),
    );
  return keys.length === 1 ? prepared(rows, "find-registration-key") : rows;
}
