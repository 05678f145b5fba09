import type { Services } from "~/app/adapters/services";
import { type Refused, refuse } from "~/app/domain/refusal";
import { textableNumber } from "~/app/domain/sms/phone";
import { smsConsentText } from "~/app/domain/sms/texted";
import type { Db } from "~/db/client.server";
import { findContact } from "~/db/queries/contacts";
import { lockRegistration } from "~/db/queries/locks";
import { findTextConsent } from "~/db/queries/sms";
import { smsConsents } from "~/db/schema";
import type { ChangeRequest } from "./change-registration.server";
import { endTextConsents } from "./parts/end-text-consents.server";
import { inTransaction } from "./parts/in-transaction.server";
import { writeAudit } from "./parts/write-audit.server";

/**
 * Notes that the holder of a place wants texts to their number: when, and to which words in which language they agreed.
 * Said twice is said once. A number that texted STOP stays silent until it texts START.
 */
export async function agreeToTexts(
  services: Services,
  request: ChangeRequest & { language: string },
): Promise<{ outcome: "agreed" } | Refused> {
  const { texter } = services;
  if (texter === null) return refuse("not-found");
  const of = { centerId: request.center.id, registrationId: request.registrationId };
  return inTransaction(services, "agree-to-texts", async (tx) => {
    const held = await lockRegistration(tx, of);
    const contact = await findContact(tx, of);
    if (held === null || contact === null) return refuse("not-found");
    const phone = services.contacts.openIfAny(contact.phoneCipher);
    const number = textableNumber(phone ?? "", texter.from);
    if (number === null) {
      return refuse("values-not-accepted", [{ field: "phone", problem: "not-textable" }]);
    }
    const standing = await findTextConsent(tx, of);
    const hashes = services.contacts.hashes(number);
    if (standing !== null && hashes.includes(standing.phoneHash)) return { outcome: "agreed" };
    await endTextConsents(tx, services, of, "number-changed");
    await noteConsent(tx, services, request, hashes[0] ?? "");
    return { outcome: "agreed" };
  });
}

async function noteConsent(
  tx: Db,
  services: Services,
  { actor, center, registrationId, language }: ChangeRequest & { language: string },
  phoneHash: string,
): Promise<void> {
  await tx.insert(smsConsents).values({
    centerId: center.id,
    id: services.ids.uuid(),
    registrationId,
    ...{ phoneHash, language, textVersion: smsConsentText },
    givenAt: services.clock.now(),
  });
  await writeAudit(tx, services, actor, [
    { subjectKind: "registration", subjectId: registrationId, action: "texts wanted" },
  ]);
}

/** The holder of a place wants no more texts. Twice is once. */
export async function endTexts(
  services: Services,
  { actor, center, registrationId }: ChangeRequest,
): Promise<{ outcome: "ended" }> {
  const of = { centerId: center.id, registrationId };
  return inTransaction(services, "agree-to-texts", async (tx) => {
    if (await endTextConsents(tx, services, of, "own-page")) {
      await writeAudit(tx, services, actor, [
        { subjectKind: "registration", subjectId: registrationId, action: "texts ended" },
      ]);
    }
    return { outcome: "ended" };
  });
}
