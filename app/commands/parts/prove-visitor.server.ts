import type { Services } from "~/app/adapters/services";
import type { SaidOf } from "~/app/domain/sharing/consent";
import type { Asked } from "~/app/domain/sharing/visit";

/** What is known of whoever stands at a table: the ticket that they came with, and whether their name is kept. */
export interface AskedPlace {
  registrationId: string | null;
  generation: number | null;
  keyId: string | null;
  isKnown: boolean;
}

/** What proves a visitor, beside what they said of the employer. Nobody can be proved where the key is gone that the ticket was minted by. */
export function askedOf({ codes }: Pick<Services, "codes">, place: AskedPlace, said: SaidOf): Asked {
  const { registrationId, generation, keyId } = place;
  const isThere = registrationId !== null && generation !== null && keyId !== null;
  if (!isThere || !codes.keyIds.includes(keyId)) return { sharingNumber: "none", isKnown: false, said };
  return {
    sharingNumber: codes.sharingNumber({ registrationId, generation, keyId }),
    isKnown: place.isKnown,
    said,
  };
}
