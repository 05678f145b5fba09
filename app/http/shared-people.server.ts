import type { SharedPerson } from "~/app/components/shared-people-table";
import { noteOf } from "~/app/domain/sharing/note";
import { listSharedWith } from "~/db/queries/consents";
import type { RequestContext } from "./context.server";
import type { SharingEvent } from "./sharing-event.server";

/** The people who share with an employer now: contacts and its notes of them are opened here, for it alone. */
export async function sharedPeople(
  { services }: Pick<RequestContext, "services">,
  of: SharingEvent["of"],
): Promise<SharedPerson[]> {
  const rows = await listSharedWith(services.db, of);
  return rows.map(({ registrationId, level, name, emailCipher, phoneCipher, noteCipher, sharedAt }) => ({
    id: registrationId,
    level,
    name,
    email: services.contacts.openIfAny(emailCipher),
    phone: services.contacts.openIfAny(phoneCipher),
    note: noteCipher === null ? null : noteOf(services.contacts.open(noteCipher)),
    sharedAt,
  }));
}
