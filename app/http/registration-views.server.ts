import type { Services } from "~/app/adapters/services";
import type { RegistrationView } from "~/app/components/registration-table";
import type { findRegistration } from "~/db/queries/registrations";

type Row = NonNullable<Awaited<ReturnType<typeof findRegistration>>>;

/** A registration as staff see it, its contacts opened here and nowhere before. */
export function registrationView(
  services: Pick<Services, "contacts">,
  row: Row,
  duplicates: ReadonlySet<string>,
): RegistrationView {
  return {
    id: row.id,
    name: row.name,
    email: services.contacts.openIfAny(row.emailCipher),
    phone: services.contacts.openIfAny(row.phoneCipher),
    shortCode: row.shortCode,
    status: row.status,
    origin: row.origin,
    partySize: row.partySize,
    arrived: row.arrived,
    language: row.language,
    createdAt: row.createdAt,
    admittedAt: row.admittedAt,
    isPossibleDuplicate: duplicates.has(row.id),
  };
}
