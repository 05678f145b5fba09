import { z } from "zod";
import { patronLanguages } from "~/app/domain/registrations/languages";
import { findContact } from "~/db/queries/contacts";
import type { RequestContext } from "./context.server";
import { email, optional, phone } from "./fields";
import type { FormValues } from "./parse-form.server";
import { foundOr404 } from "./require-actor.server";

/** How a patron is reached: without a way to, the ticket alone remains. */
export const contactForm = z.strictObject({
  email: optional(email),
  phone: optional(phone),
  language: z.enum(patronLanguages.map(({ tag }) => tag)),
});

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
