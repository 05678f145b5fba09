import type { TextsView } from "~/app/components/texts-section";
import { numberEnd, textableNumber } from "~/app/domain/sms/phone";
import { findContact } from "~/db/queries/contacts";
import { findTextConsent, isStopped } from "~/db/queries/sms";
import type { RequestContext } from "./context.server";

/** Whether a place's holder gets texts. Null where nobody does here, or the person was forgotten. */
export async function textsView(
  { services, center }: Pick<RequestContext, "services" | "center">,
  { id: registrationId }: { id: string },
): Promise<TextsView | null> {
  const { texter, contacts, db } = services;
  if (texter === null) return null;
  const of = { centerId: center.id, registrationId };
  const contact = await findContact(db, of);
  if (contact === null) return null;
  const number =
    contact.phoneCipher === null ? null : textableNumber(contacts.open(contact.phoneCipher), texter.from);
  if (number === null) return { kind: "no-number" };
  const phoneHashes = contacts.hashes(number);
  if (await isStopped(db, { phoneHashes })) return { kind: "stopped", to: texter.from };
  const consent = await findTextConsent(db, of);
  const isOn = consent !== null && phoneHashes.includes(consent.phoneHash);
  return { kind: isOn ? "on" : "off", end: numberEnd(number) };
}
