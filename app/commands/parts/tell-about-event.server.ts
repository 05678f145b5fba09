import type { Services } from "~/app/adapters/services";
import type { EventStatus } from "~/app/domain/events/event";
import type { MessageKind } from "~/app/domain/outbox/message";
import { isTexted } from "~/app/domain/sms/texted";
import type { Db } from "~/db/client.server";
import { listReachablePlaces } from "~/db/queries/contacts";
import type { EventDetail } from "~/db/queries/event-detail";
import { listEmployerAddresses, listStaffAddresses } from "~/db/queries/members";
import { enqueueMessages } from "./enqueue-messages.server";
import { textRegistered } from "./text-registered.server";

interface About {
  event: Pick<EventDetail, "id" | "host" | "employers" | "calendarRevision">;
  /** The revision whose snapshot the message renders from. */
  revision: number;
  reason: string | null;
}

interface Center {
  id: string;
  host: string;
}

/** Who holds no place yet and may get one. */
const inLine = ["waitlisted", "offered"] as const;

/** Writes to everyone of the staff who signs in for this center. */
export async function tellStaff(
  tx: Db,
  services: Services,
  center: Center,
  message: About & { kind: MessageKind },
): Promise<void> {
  const staff = await listStaffAddresses(tx, { centerId: center.id });
  await enqueueMessages(
    tx,
    services,
    center,
    staff.map(({ userId, email }) => ({
      kind: message.kind,
      dedupeKey: `${message.kind}:${message.event.id}:${message.revision}:${userId}`,
      eventId: message.event.id,
      eventRevision: message.revision,
      ...(message.event.host === null ? {} : { employerId: message.event.host.id }),
      userId,
      recipient: email,
      reason: message.reason,
    })),
  );
}

const employerMessages: Partial<Record<EventStatus, MessageKind>> = {
  "needs-info": "event-needs-info",
  declined: "event-declined",
  approved: "event-approved",
  published: "event-published",
  cancelled: "event-cancelled",
};

/** News that concerns every employer with a table, not the host alone. */
const toldToAll: readonly MessageKind[] = ["event-moved", "event-cancelled"];

/** Writes to the host, or of what ends or moves the event to all of its employers. */
export async function tellEmployer(
  tx: Db,
  services: Services,
  center: Center,
  message: About & { to: EventStatus; kind?: MessageKind; previousRevision?: number },
): Promise<void> {
  const kind = message.kind ?? employerMessages[message.to];
  if (kind === undefined) return;
  const { host, employers } = message.event;
  const told = toldToAll.includes(kind) ? employers : employers.filter(({ id }) => id === host?.id);
  for (const employer of told) {
    const recipients = await listAddresses(tx, center.id, employer);
    await enqueueMessages(
      tx,
      services,
      center,
      recipients.map((recipient, n) => ({
        kind,
        dedupeKey: `${kind}:${message.event.id}:${message.revision}:${employer.id}:${n}`,
        eventId: message.event.id,
        eventRevision: message.revision,
        employerId: employer.id,
        recipient,
        reason: message.reason,
        ...(message.previousRevision === undefined ? {} : { previousRevision: message.previousRevision }),
      })),
    );
  }
}

/** An employer's people, or its contact where nobody signs in for it. */
export async function listAddresses(
  tx: Db,
  centerId: string,
  employer: { id: string; contactEmail: string },
): Promise<string[]> {
  const addresses = await listEmployerAddresses(tx, { centerId, employerId: employer.id });
  return addresses.length > 0 ? addresses : [employer.contactEmail];
}

/**
 * Writes to everyone who holds a place and gave an address; that the event moves or is cancelled also to those who
 * wait for one. The sequence is frozen here, so that a retry
 * repeats it.
 */
export async function tellRegistered(
  tx: Db,
  services: Services,
  center: Center,
  message: About & {
    kind: "event-cancelled" | "event-moved" | "announcement";
    previousRevision?: number;
    announcementId?: string;
  },
): Promise<number> {
  const { event, kind, revision, reason } = message;
  const raised = kind === "event-cancelled" || kind === "event-moved" ? 1 : 0;
  const registered = await listReachablePlaces(tx, {
    ...{ centerId: center.id, eventId: event.id },
    statuses: kind === "announcement" ? ["registered"] : ["registered", ...inLine],
  });
  await enqueueMessages(
    tx,
    services,
    center,
    registered.map((registration) => ({
      kind,
      dedupeKey: `${kind}:${message.announcementId ?? revision}:${registration.id}`,
      eventId: event.id,
      registrationId: registration.id,
      eventRevision: revision,
      sequence: event.calendarRevision + raised + registration.calendarRevision,
      reason,
      ...(message.previousRevision === undefined ? {} : { previousRevision: message.previousRevision }),
      ...(message.announcementId === undefined ? {} : { announcementId: message.announcementId }),
    })),
  );
  if (isTexted(kind)) {
    await textRegistered(tx, services, center, { kind, eventId: event.id, eventRevision: revision });
  }
  return registered.length;
}
