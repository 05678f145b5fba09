import type { Representative } from "~/app/components/representative-list";
import type { EventStatus } from "~/app/domain/events/event";
import { isTicketGiven } from "~/app/domain/fairs/representatives";
import { listRepresentatives } from "~/db/queries/fair-employers";
import type { RequestContext } from "./context.server";

/** An employer's people at an event, with their addresses opened: for the employer itself and for staff. */
export async function listPeople(
  { services }: Pick<RequestContext, "services">,
  of: { centerId: string; eventId: string; employerId: string },
) {
  const people = await listRepresentatives(services.db, of);
  return people.map(({ emailCipher, ...person }) => ({
    ...person,
    email: services.contacts.openIfAny(emailCipher),
  }));
}

/** One of them, as a list shows it. */
export const representativeView = (
  { id, name, email, status, arrivedAt }: Awaited<ReturnType<typeof listPeople>>[number],
  event: EventStatus,
): Representative => ({ id, name, email, arrivedAt, hasTicket: isTicketGiven(status, event) });
