import type { Services } from "~/app/adapters/services";
import { type Refused, refuse } from "~/app/domain/refusal";
import { textableNumber } from "~/app/domain/sms/phone";
import type { Db } from "~/db/client.server";
import { findTextConsent, type TextOwner } from "~/db/queries/sms";
import { smsConsents } from "~/db/schema";
import { endTextConsents } from "./end-text-consents.server";

export interface TextConsent {
  owner: TextOwner;
  /** The owner's number as it is now, sealed. */
  phoneCipher: string | null;
  /** To which words, and in which language, they agreed. */
  textVersion: string;
  language: string;
}

/**
 * Notes that somebody wants texts to their number: when, and to which words in which language they agreed. Said twice is
 * said once; a consent to another number ends. The caller holds the owner's row.
 */
export async function keepTextConsent(
  tx: Db,
  services: Services,
  { owner, phoneCipher, textVersion, language }: TextConsent,
): Promise<{ outcome: "agreed"; isNew: boolean } | Refused> {
  const { texter, contacts, clock, ids } = services;
  if (texter === null) return refuse("not-found");
  const number = textableNumber(contacts.openIfAny(phoneCipher) ?? "", texter.from);
  if (number === null) return refuse("values-not-accepted", [{ field: "phone", problem: "not-textable" }]);
  const standing = await findTextConsent(tx, owner);
  const hashes = contacts.hashes(number);
  if (standing !== null && hashes.includes(standing.phoneHash)) return { outcome: "agreed", isNew: false };
  await endTextConsents(tx, services, owner, "number-changed");
  await tx.insert(smsConsents).values({
    ...{ ...owner, id: ids.uuid(), givenAt: clock.now() },
    ...{ phoneHash: hashes[0] ?? "", textVersion, language },
  });
  return { outcome: "agreed", isNew: true };
}
