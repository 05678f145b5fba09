import { and, eq, inArray } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import type { EventStatus } from "~/app/domain/events/event";
import { isTicketGiven } from "~/app/domain/fairs/representatives";
import { mayMailDoorTicket } from "~/app/domain/outbox/delivery";
import type { Db } from "~/db/client.server";
import {
  listEndedAfterMail,
  listReachablePeople,
  type OfRepresentatives,
  withTicket,
} from "~/db/queries/representatives";
import { outbox } from "~/db/schema";
import { countDoorTickets } from "./count-confirmations.server";
import { enqueueMessages } from "./enqueue-messages.server";

interface Center {
  id: string;
  host: string;
}

/** An event whose row is held, at a revision of which there is a snapshot. */
export interface TicketEvent {
  id: string;
  status: EventStatus;
  revision: number;
  calendarRevision: number;
}

/** Whose tickets: all of the event's where nothing narrows it. */
type Whose = Pick<OfRepresentatives, "employerId" | "registrationIds">;

const messageAbout = (
  kind: "door-ticket" | "door-ticket-ended",
  event: TicketEvent,
  person: { id: string; revision: number; calendarRevision: number },
) => ({
  kind,
  dedupeKey: `${kind}:${person.id}:${person.revision}`,
  eventId: event.id,
  registrationId: person.id,
  eventRevision: event.revision,
  sequence: event.calendarRevision + person.calendarRevision,
});

/**
 * Mails employers' people the door tickets that are given out. An address that had its share today gets no more: the
 * employer sees its tickets on its own page.
 */
export async function mailTickets(
  tx: Db,
  services: Services,
  center: Center,
  event: TicketEvent,
  whose: Whose,
): Promise<void> {
  if (!isTicketGiven("registered", event.status)) return;
  const of = { centerId: center.id, eventId: event.id };
  const people = await listReachablePeople(tx, { ...of, ...whose });
  const emailHashes = people.flatMap(({ emailHash }) => emailHash ?? []);
  const had = await countDoorTickets(tx, services, { ...of, emailHashes });
  const messages = people.map((person) => {
    const hash = person.emailHash ?? "";
    const count = had.get(hash) ?? 0;
    had.set(hash, count + 1);
    return { ...messageAbout("door-ticket", event, person), withheld: !mayMailDoorTicket(count) };
  });
  await enqueueMessages(tx, services, center, messages);
}

/** Tells people whose door tickets have just ended, where the ticket was mailed. What has not gone out stays here. */
export async function mailEnds(
  tx: Db,
  services: Services,
  center: Center,
  event: TicketEvent,
  registrationIds: readonly string[],
): Promise<void> {
  if (registrationIds.length === 0) return;
  await keepUnsent(tx, center.id, registrationIds);
  const of = { centerId: center.id, eventId: event.id, registrationIds };
  const people = await listEndedAfterMail(tx, of);
  const messages = people.map((person) => messageAbout("door-ticket-ended", event, person));
  await enqueueMessages(tx, services, center, messages);
}

/** A worker that claims one of them first has tried it, and then its reader is told. */
async function keepUnsent(tx: Db, centerId: string, registrationIds: readonly string[]): Promise<void> {
  await tx
    .update(outbox)
    .set({ state: "superseded" })
    .where(
      and(
        eq(outbox.centerId, centerId),
        inArray(outbox.registrationId, [...registrationIds]),
        inArray(outbox.kind, withTicket),
        eq(outbox.state, "queued"),
        eq(outbox.attempts, 0),
      ),
    );
}

/** Tells everybody with a mailed door ticket that the event moves or is cancelled, as visitors are told. */
export async function tellRepresentatives(
  tx: Db,
  services: Services,
  center: Center,
  message: {
    kind: "event-moved" | "event-cancelled";
    /** As it was before. */
    event: TicketEvent;
    revision: number;
    reason: string | null;
    previousRevision?: number;
  },
): Promise<void> {
  const { kind, event, revision, reason, previousRevision } = message;
  if (!isTicketGiven("registered", event.status)) return;
  const people = await listReachablePeople(tx, { centerId: center.id, eventId: event.id });
  await enqueueMessages(
    tx,
    services,
    center,
    people.map(({ id, calendarRevision }) => ({
      kind,
      dedupeKey: `${kind}:${revision}:${id}`,
      eventId: event.id,
      registrationId: id,
      eventRevision: revision,
      sequence: event.calendarRevision + 1 + calendarRevision,
      reason,
      ...(previousRevision === undefined ? {} : { previousRevision }),
    })),
  );
}
