import type { Services } from "~/app/adapters/services";
import { type Refused, refuse } from "~/app/domain/refusal";
import { smsConsentText } from "~/app/domain/sms/texted";
import { findContact } from "~/db/queries/contacts";
import { lockRegistration } from "~/db/queries/locks";
import type { ChangeRequest } from "./change-registration.server";
import { endTextConsents } from "./parts/end-text-consents.server";
import { inTransaction } from "./parts/in-transaction.server";
import { keepTextConsent } from "./parts/keep-text-consent.server";
import { writeAudit } from "./parts/write-audit.server";

/**
 * Notes that the holder of a place wants texts to their number: when, and to which words in which language they agreed.
 * Said twice is said once. A number that texted STOP stays silent until it texts START.
 */
export async function agreeToTexts(
  services: Services,
  { actor, center, registrationId, language }: ChangeRequest & { language: string },
): Promise<{ outcome: "agreed" } | Refused> {
  if (services.texter === null) return refuse("not-found");
  const owner = { centerId: center.id, registrationId };
  return inTransaction(services, "agree-to-texts", async (tx) => {
    const held = await lockRegistration(tx, owner);
    const contact = await findContact(tx, owner);
    if (held === null || contact === null) return refuse("not-found");
    const { phoneCipher } = contact;
    const words = { textVersion: smsConsentText, language };
    const kept = await keepTextConsent(tx, services, { owner, phoneCipher, ...words });
    if (kept.outcome === "refused") return kept;
    if (kept.isNew) {
      await writeAudit(tx, services, actor, [
        { subjectKind: "registration", subjectId: registrationId, action: "texts wanted" },
      ]);
    }
    return { outcome: "agreed" };
  });
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
