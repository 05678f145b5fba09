import type { SharedPerson } from "~/app/components/shared-people-table";
import { listSharedWith } from "~/db/queries/consents";
import type { RequestContext } from "./context.server";
import type { SharingEvent } from "./sharing-event.server";

/** The people who share with an employer now: their contacts are opened here, for it alone. */
export async function sharedPeople(
  { services }: Pick<RequestContext, "services">,
  of: SharingEvent["of"],
): Promise<SharedPerson[]> {
  const rows = await listSharedWith(services.db, of);
  return rows.map(({ registrationId, name, emailCipher, phoneCipher, sharedAt }) => ({
    id: registrationId,
    name,
    email: services.contacts.openIfAny(emailCipher),
    phone: services.contacts.openIfAny(phoneCipher),
    sharedAt,
  }));
}
