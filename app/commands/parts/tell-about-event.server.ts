import { and, eq, inArray, isNotNull, isNull, or } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import type { EventStatus } from "~/app/domain/events/event";
import type { MessageKind } from "~/app/domain/outbox/message";
import { isTexted } from "~/app/domain/sms/texted";
import type { Db } from "~/db/client.server";
import type { EventDetail } from "~/db/queries/event-detail";
import { isItsPatron } from "~/db/queries/of-registration";
import { memberships, patrons, registrations, users } from "~/db/schema";
import { enqueueMessages } from "./enqueue-messages.server";
import { textRegistered } from "./text-registered.server";

interface About {
  event: Pick<EventDetail, "id" | "host" | "calendarRevision">;
  /** The revision whose snapshot the message renders from. */
  revision: number;
  reason: string | null;
  /** Where it is a message of the thread: each is told by itself. */
  threadMessageId?: string | undefined;
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
  const staff = await tx
    .selectDistinct({ userId: memberships.userId, email: users.email })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(memberships.centerId, center.id), inArray(memberships.role, ["admin", "staff"])));
  await enqueueMessages(
    tx,
    services,
    center,
    staff.map(({ userId, email }) => ({
      kind: message.kind,
      dedupeKey: `${message.kind}:${message.event.id}:${message.threadMessageId ?? message.revision}:${userId}`,
      eventId: message.event.id,
      eventRevision: message.revision,
      employerId: message.event.host.id,
      userId,
      recipient: email,
      reason: message.reason,
      ...ofThread(message),
    })),
  );
}

const ofThread = ({ threadMessageId }: About) => (threadMessageId === undefined ? {} : { threadMessageId });

const employerMessages: Partial<Record<EventStatus, MessageKind>> = {
  "needs-info": "event-needs-info",
  declined: "event-declined",
  approved: "event-approved",
  published: "event-published",
  cancelled: "event-cancelled",
};

/** Writes to the host employer's people, or to its contact where nobody signs in for it. */
export async function tellEmployer(
  tx: Db,
  services: Services,
  center: Center,
  message: About & { to: EventStatus; kind?: MessageKind; previousRevision?: number },
): Promise<void> {
  const kind = message.kind ?? employerMessages[message.to];
  if (kind === undefined) return;
  const { host } = message.event;
  const people = await tx
    .select({ userId: users.id, email: users.email })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(memberships.centerId, center.id), eq(memberships.employerId, host.id)));
  const recipients = people.length > 0 ? people.map((person) => person.email) : [host.contactEmail];
  await enqueueMessages(
    tx,
    services,
    center,
    recipients.map((recipient, n) => ({
      kind,
      dedupeKey: `${kind}:${message.event.id}:${message.threadMessageId ?? message.revision}:${host.id}:${n}`,
      eventId: message.event.id,
      eventRevision: message.revision,
      employerId: host.id,
      recipient,
      reason: message.reason,
      ...ofThread(message),
      ...(message.previousRevision === undefined ? {} : { previousRevision: message.previousRevision }),
    })),
  );
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
  const registered = await tx
    .select({ id: registrations.id, calendarRevision: registrations.calendarRevision })
    .from(registrations)
    .innerJoin(patrons, isItsPatron)
    .where(
      and(
        eq(registrations.centerId, center.id),
        eq(registrations.eventId, event.id),
        inArray(registrations.status, kind === "announcement" ? ["registered"] : ["registered", ...inLine]),
        isNotNull(patrons.emailCipher),
        or(isNull(registrations.employerId), eq(registrations.who, "patron")),
      ),
    );
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
