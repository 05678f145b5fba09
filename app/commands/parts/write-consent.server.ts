import type { Services } from "~/app/adapters/services";
import {
  type ConsentAct,
  type ConsentMatter,
  type ConsentWay,
  consentTexts,
  newWords,
} from "~/app/domain/sharing/consent";
import type { Db } from "~/db/client.server";
import { listLastConsents } from "~/db/queries/consents";
import { forgetNote } from "~/db/queries/table-notes";
import { consents } from "~/db/schema";

export interface ConsentOf {
  centerId: string;
  eventId: string;
  registrationId: string;
}

/** By which hand a consent is given or taken back, in which language its words were shown, and when. */
export interface ConsentHand {
  how: ConsentWay;
  by: string;
  language: string;
  /** When it was said; now where it does not say. */
  at?: Date | undefined;
}

/**
 * Writes that a visitor agreed, or took it back, where that is not the case already: said twice it is one row. To agree
 * to one level ends the other. What an employer noted of a visitor goes with the last level. The caller holds the
 * registration's row.
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
  const words = newWords(await listLastConsents(tx, of), matter, act);
  const { at = services.clock.now(), ...by } = hand;
  const rows = words.map((word) => ({
    ...of,
    id: services.ids.uuid(),
    ...word.matter,
    act: word.act,
    textVersion: consentTexts[word.matter.purpose],
    ...by,
    at,
  }));
  if (rows.length === 0) return false;
  await tx.insert(consents).values(rows);
  const { employerId } = matter;
  if (act === "taken-back" && employerId !== null) await forgetNote(tx, { ...of, employerId });
  return true;
}
