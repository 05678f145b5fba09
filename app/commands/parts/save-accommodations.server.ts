import type { Services } from "~/app/adapters/services";
import { type Accommodation, accommodationText } from "~/app/domain/accommodations/accommodation";
import type { Db } from "~/db/client.server";
import { accommodations } from "~/db/schema";

interface Asked {
  registrationId: string;
  accommodation?: Accommodation | null | undefined;
}

/** Writes what those who register ask for at once, beside their places. */
export async function saveAccommodations(
  tx: Db,
  services: Services,
  of: { centerId: string; eventId: string },
  asked: readonly Asked[],
): Promise<void> {
  const now = services.clock.now();
  const rows = asked.flatMap(({ registrationId, accommodation }) =>
    accommodation
      ? [
          {
            ...of,
            id: services.ids.uuid(),
            registrationId,
            ...sealAccommodation(services, accommodation),
            askedAt: now,
            changedAt: now,
          },
        ]
      : [],
  );
  if (rows.length > 0) await tx.insert(accommodations).values(rows);
}

/** The columns that say what is asked for: one ciphertext, by the ring that seals contacts. */
export function sealAccommodation({ contacts }: Pick<Services, "contacts">, accommodation: Accommodation) {
  const { cipher, keyId } = contacts.seal(accommodationText(accommodation));
  return { cipher, keyId };
}
