import { and, eq } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import { type Refused, refuse } from "~/app/domain/refusal";
import type { Db } from "~/db/client.server";
import { findContact } from "~/db/queries/contacts";
import { patrons, registrations } from "~/db/schema";
import { type ChangeRequest, change, setState, tellHolder } from "./change-registration.server";
import { endTextConsents } from "./parts/end-text-consents.server";
import { sealPatron } from "./parts/save-registrations.server";
import { writeAudit } from "./parts/write-audit.server";

export interface Contact {
  email: string | null;
  phone: string | null;
  language: string;
}

export type ContactField = keyof Contact;

/**
 * Changes how somebody is reached and in which language. The ticket stays valid; a new e-mail address gets it, as if it
 * had been given at first.
 */
export function changeContact(
  services: Services,
  request: ChangeRequest & { contact: Contact },
): Promise<{ outcome: "changed"; changed: ContactField[] } | Refused> {
  const { contact } = request;
  return change(services, request, async (tx, held) => {
    const of = { centerId: request.center.id, registrationId: request.registrationId };
    const before = await findContact(tx, of);
    if (before === null) return refuse("not-found");
    const changed = changesOf(openedContact(services, before), contact);
    if (changed.length === 0) return { outcome: "changed", changed };
    await save(tx, services, request, before.name);
    if (changed.includes("phone")) await endTextConsents(tx, services, of, "number-changed");
    const registration = { ...held.registration, revision: held.registration.revision + 1 };
    await setState(tx, request, registration);
    const about = { subjectKind: "registration" as const, subjectId: request.registrationId };
    await writeAudit(
      tx,
      services,
      request.actor,
      changed.map((field) => ({ ...about, action: `edited ${field}` })),
    );
    if (changed.includes("email") && registration.status === "registered") {
      await tellHolder(tx, services, request, held, registration, "registration-confirmed");
    }
    return { outcome: "changed", changed };
  });
}

function openedContact(
  { contacts }: Pick<Services, "contacts">,
  sealed: { emailCipher: string | null; phoneCipher: string | null; language: string },
): Contact {
  return {
    email: contacts.openIfAny(sealed.emailCipher),
    phone: contacts.openIfAny(sealed.phoneCipher),
    language: sealed.language,
  };
}

const changesOf = (before: Contact, after: Contact): ContactField[] =>
  (["email", "phone", "language"] as const).filter((field) => before[field] !== after[field]);

async function save(
  tx: Db,
  services: Services,
  { center, registrationId, contact }: ChangeRequest & { contact: Contact },
  name: string,
): Promise<void> {
  const { email, phone, language } = contact;
  await tx
    .update(patrons)
    .set(sealPatron(services, { name, email, phone }))
    .where(and(eq(patrons.centerId, center.id), eq(patrons.registrationId, registrationId)));
  await tx
    .update(registrations)
    .set({ language })
    .where(and(eq(registrations.centerId, center.id), eq(registrations.id, registrationId)));
}
