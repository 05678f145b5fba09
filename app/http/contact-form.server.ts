import { z } from "zod";
import { findContact } from "~/db/queries/contacts";
import type { RequestContext } from "./context.server";
import { contactFields, patronLanguage } from "./fields";
import type { FormValues } from "./parse-form.server";
import { foundOr404 } from "./require-actor.server";

export const contactForm = z.strictObject({ ...contactFields, language: patronLanguage });

/** The contact as it stands, for who holds the link that may change it. @throws where the person was forgotten */
export async function contactValues(
  { services, center }: Pick<RequestContext, "services" | "center">,
  found: { id: string },
): Promise<FormValues> {
  const contact = foundOr404(
    await findContact(services.db, { centerId: center.id, registrationId: found.id }),
  );
  const { openIfAny } = services.contacts;
  return {
    email: openIfAny(contact.emailCipher) ?? "",
    phone: openIfAny(contact.phoneCipher) ?? "",
    language: contact.language,
  };
}
