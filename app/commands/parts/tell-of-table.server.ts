import type { Services } from "~/app/adapters/services";
import type { FairKind } from "~/app/domain/outbox/message";
import type { Db } from "~/db/client.server";
import { listStaffAddresses } from "~/db/queries/members";
import { listReachablePeople } from "~/db/queries/representatives";
import { enqueueMessages, type NewMessage } from "./enqueue-messages.server";
import { listAddresses } from "./tell-about-event.server";

export interface AboutTable {
  kind: FairKind | "message-to-staff" | "message-to-employer";
  event: { id: string; revision: number };
  employer: { id: string; contactEmail: string };
  reason?: string | null;
  announcementId?: string;
  /** Where it is a message of the employer's thread, also of the event's host. */
  threadMessageId?: string;
}

interface Center {
  id: string;
  host: string;
}

/**
 * Writes to an employer of its table: to its people, or to its contact where nobody signs in for it.
 * @returns the addresses
 */
export async function tellEmployerOfTable(
  tx: Db,
  services: Services,
  center: Center,
  about: AboutTable,
): Promise<string[]> {
  const addresses = await listAddresses(tx, center.id, about.employer);
  const recipients = addresses.map((recipient) => ({ recipient }));
  await enqueueMessages(tx, services, center, messagesTo(services, about, recipients));
  return addresses;
}

/**
 * Writes the same to whoever stands at the table: the employer's people with a door ticket and an address of their own.
 * @param told the addresses that were written to: nobody gets it twice
 */
export async function tellPeopleAtTable(
  tx: Db,
  services: Services,
  center: Center,
  about: AboutTable & { announcementId: string },
  told: readonly string[],
): Promise<void> {
  const { kind, event, employer, announcementId } = about;
  const of = { centerId: center.id, eventId: event.id, employerId: employer.id };
  const people = await listReachablePeople(tx, of);
  const known = new Set(told.flatMap((address) => services.contacts.hashes(address)));
  const untold = people.filter(({ emailHash }) => {
    const isNew = emailHash !== null && !known.has(emailHash);
    if (isNew) known.add(emailHash);
    return isNew;
  });
  const messages = untold.map(({ id: registrationId }) => ({
    ...{ kind, dedupeKey: `${kind}:${announcementId}:${registrationId}`, registrationId, announcementId },
    ...{ eventId: event.id, eventRevision: event.revision, employerId: employer.id },
  }));
  await enqueueMessages(tx, services, center, messages);
}

/** Writes of an employer's table to everyone of the staff who signs in for this center. */
export async function tellStaffOfTable(
  tx: Db,
  services: Services,
  center: Center,
  about: AboutTable,
): Promise<void> {
  const staff = await listStaffAddresses(tx, { centerId: center.id });
  const recipients = staff.map(({ userId, email }) => ({ userId, recipient: email }));
  await enqueueMessages(tx, services, center, messagesTo(services, about, recipients));
}

/** Each step is told once because it is taken once: a second post finds it taken. A message's own id does the same. */
function messagesTo(
  services: Services,
  { kind, event, employer, reason = null, announcementId, threadMessageId }: AboutTable,
  recipients: readonly { recipient: string; userId?: string }[],
): NewMessage[] {
  const cause = announcementId ?? threadMessageId ?? services.ids.uuid();
  return recipients.map((to, n) => ({
    ...to,
    kind,
    dedupeKey: `${kind}:${cause}:${employer.id}:${n}`,
    eventId: event.id,
    eventRevision: event.revision,
    employerId: employer.id,
    reason,
    ...(announcementId === undefined ? {} : { announcementId }),
    ...(threadMessageId === undefined ? {} : { threadMessageId }),
  }));
}
