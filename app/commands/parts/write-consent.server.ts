import type { Services } from "~/app/adapters/services";
import {
  type ConsentAct,
  type ConsentMatter,
  type ConsentWay,
  consentTexts,
  holds,
} from "~/app/domain/sharing/consent";
import type { Db } from "~/db/client.server";
import { listLastConsents } from "~/db/queries/consents";
import { consents } from "~/db/schema";

export interface ConsentOf {
  centerId: string;
  eventId: string;
  registrationId: string;
}

/** By which hand a consent is given or taken back, and in which language its words were shown. */
export interface ConsentHand {
  how: ConsentWay;
  by: string;
  language: string;
}

/**
 * Writes that a visitor agreed, or took it back, where that is not the case already: said twice it is one row. The
 * caller holds the registration's row.
 * @returns whether a row was written
 */
export async function writeConsent(
  tx: Db,
  services: Services,
  of: ConsentOf,
  matter: ConsentMatter,
  act: ConsentAct,
  hand: ConsentHand,
): Promise<boolean> {
  const words = await listLastConsents(tx, of);
  const last = words.find(
    ({ purpose, employerId }) => purpose === matter.purpose && employerId === matter.employerId,
  );
  if (holds(last ?? null) === (act === "given")) return false;
  await tx.insert(consents).values({
    ...of,
    id: services.ids.uuid(),
    ...matter,
    act,
    textVersion: consentTexts[matter.purpose],
    ...hand,
    at: services.clock.now(),
  });
  return true;
}
