import type { TextsView } from "~/app/components/texts-section";
import { numberEnd, textableNumber } from "~/app/domain/sms/phone";
import { findContact } from "~/db/queries/contacts";
import { findTextConsent, isStopped, type TextOwner } from "~/db/queries/sms";
import type { FoundAppointment } from "./appointment-link.server";
import type { RequestContext } from "./context.server";

type Context = Pick<RequestContext, "services" | "center">;

/** Whether a place's holder gets texts. Null where nobody does here, or the person was forgotten. */
export async function textsView(
  context: Context,
  { id: registrationId }: { id: string },
): Promise<TextsView | null> {
  if (context.services.texter === null) return null;
  const owner = { centerId: context.center.id, registrationId };
  const contact = await findContact(context.services.db, owner);
  return contact === null ? null : viewOf(context, owner, contact.phoneCipher);
}

/** Whether whoever has an appointment gets texts. Null where they gave no number: it cannot be given later. */
export async function appointmentTextsView(
  context: Context,
  { appointment }: Pick<FoundAppointment, "appointment">,
): Promise<TextsView | null> {
  const owner = { centerId: context.center.id, bookingId: appointment.id };
  const view = await viewOf(context, owner, appointment.phoneCipher);
  return view?.kind === "no-number" ? null : view;
}

async function viewOf(
  { services: { texter, contacts, db } }: Context,
  owner: TextOwner,
  phoneCipher: string | null,
): Promise<TextsView | null> {
  if (texter === null) return null;
  const number = phoneCipher === null ? null : textableNumber(contacts.open(phoneCipher), texter.from);
  if (number === null) return { kind: "no-number" };
  const phoneHashes = contacts.hashes(number);
  if (await isStopped(db, { phoneHashes })) return { kind: "stopped", to: texter.from };
  const consent = await findTextConsent(db, owner);
  const isOn = consent !== null && phoneHashes.includes(consent.phoneHash);
  return { kind: isOn ? "on" : "off", end: numberEnd(number) };
}
