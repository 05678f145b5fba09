import { and, eq, sql } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import { type Actor, hasRole } from "~/app/domain/access/roles";
import { canPublishFor } from "~/app/domain/employers/vetting";
import type { EventStatus } from "~/app/domain/events/event";
import { takeStep } from "~/app/domain/events/steps";
import { countOpenFlags } from "~/app/domain/flags/flags-of";
import { type Refused, refuse } from "~/app/domain/refusal";
import { typeOfStep } from "~/app/domain/webhooks/webhook";
import type { Db } from "~/db/client.server";
import { listSlotIdsAhead } from "~/db/queries/bookings";
import { isOverlap } from "~/db/queries/errors";
import { type EventDetail, findEventDetail } from "~/db/queries/event-detail";
import { listFlagMaterial } from "~/db/queries/flags";
import { lockEvent } from "~/db/queries/locks";
import { events, roomBookings } from "~/db/schema";
import { endOpen } from "./parts/end-bookings.server";
import { inTransaction } from "./parts/in-transaction.server";
import { noteWebhook } from "./parts/note-webhook.server";
import { saveRevision } from "./parts/save-revision.server";
import { tellEmployer, tellRegistered, tellStaff } from "./parts/tell-about-event.server";
import { mailTickets, tellRepresentatives } from "./parts/tell-representatives.server";
import { writeAudit } from "./parts/write-audit.server";

export interface EventStepRequest {
  actor: Actor;
  center: { id: string; host: string };
  eventId: string;
  to: EventStatus;
  reason: string | null;
  /** How many open flags were approved by name; null for none. Left out by the API, which has no page to ask on. */
  acceptedFlags?: number | null | undefined;
}

export type EventStepTaken = { outcome: "taken"; status: EventStatus };

/**
 * Moves an event along its table of states: the trail, the room's booking and the mails go in one transaction.
 * Publishing a draft of the staff's own is approval and publication, two steps and two rows in the trail.
 */
export async function takeEventStep(
  services: Services,
  request: EventStepRequest,
): Promise<EventStepTaken | Refused> {
  try {
    const result = await inTransaction(services, "take-event-step", (tx) => step(tx, services, request));
    if (result.outcome === "taken") {
      services.live.announce({ kind: "attendance", centerId: request.center.id, eventId: request.eventId });
      services.live.announce({ kind: "outbox" });
    }
    return result;
  } catch (error) {
    if (isOverlap(error)) return refuse("room-taken", [{ field: "roomId", problem: "room-taken" }]);
    throw error;
  }
}

async function step(
  tx: Db,
  services: Services,
  request: EventStepRequest,
): Promise<EventStepTaken | Refused> {
  const of = { centerId: request.center.id, eventId: request.eventId };
  if ((await lockEvent(tx, of)) === null) return refuse("not-found");
  const first = await findEventDetail(tx, of);
  if (first === null || !isTheirs(request.actor, first)) return refuse("not-found");
  const steps = isDirectPublication(request, first)
    ? (["approved", "published"] as const)
    : ([request.to] as const);
  for (const to of steps) {
    const event = await findEventDetail(tx, of);
    const taken = event && (await takeOne(tx, services, request, event, to));
    if (taken === null || taken.outcome === "refused") return taken ?? refuse("not-found");
  }
  return { outcome: "taken", status: request.to };
}

/** An employer moves what it hosts alone: one with a table at another's event, or at the center's fair, is a guest. */
const isTheirs = (actor: Actor, { host }: EventDetail) =>
  actor.role !== "employer" || (host !== null && host.id === actor.employerId);

const isDirectPublication = (request: EventStepRequest, event: EventDetail) =>
  request.to === "published" && event.status === "draft" && hasRole(request.actor, "staff");

async function takeOne(
  tx: Db,
  services: Services,
  request: EventStepRequest,
  event: EventDetail,
  to: EventStatus,
): Promise<EventStepTaken | Refused> {
  const { actor, center, reason } = request;
  // Asked twice, or by two at once: it stands there already, and nobody is told again (RFC 9110, 9.2.2).
  if (event.status === to) return { outcome: "taken", status: to };
  const by = hasRole(actor, "staff") ? "staff" : "employer";
  const decided = takeStep({ status: event.status, madeByStaff: event.madeByStaff }, to, by, reason);
  if (decided.outcome === "refused") return refuse(decided.reason);
  const missing = whatIsMissing(event, to, by) ?? (await openFlagsRefused(tx, request, event.id, to));
  if (missing !== null) return missing;

  const now = services.clock.now();
  const isCancelled = to === "cancelled";
  await tx
    .update(events)
    .set({
      status: to,
      statusChangedAt: now,
      revision: sql`${events.revision} + 1`,
      ...(isCancelled ? { calendarRevision: sql`${events.calendarRevision} + 1` } : {}),
    })
    .where(and(eq(events.centerId, center.id), eq(events.id, event.id)));
  if (to === "approved") await bookRoom(tx, services, center.id, event);
  if (isCancelled) await freeRoom(tx, center.id, event.id);
  await writeAudit(tx, services, actor, [
    { subjectKind: "event", subjectId: event.id, action: "status", from: event.status, to, reason },
  ]);
  await saveRevision(tx, { centerId: center.id, eventId: event.id }, now);
  const type = typeOfStep(event.status, to);
  if (type !== null) await noteWebhook(tx, services, center.id, { type, eventId: event.id });
  if (to === request.to) await tell(tx, services, request, { event, to, mailTo: decided.mailTo, by });
  if (isCancelled) await endInterviews(tx, services, request, event);
  return { outcome: "taken", status: to };
}

/**
 * Flags that nobody decided stop neither an approval nor a publication: whoever takes the step says that they saw how
 * many there are. Employers that came in between bring new ones.
 */
async function openFlagsRefused(
  tx: Db,
  { center, acceptedFlags }: EventStepRequest,
  eventId: string,
  to: EventStatus,
): Promise<Refused | null> {
  const isAsked = to === "approved" || to === "published";
  if (!isAsked || acceptedFlags === undefined) return null;
  const [material] = await listFlagMaterial(tx, { centerId: center.id, eventIds: [eventId] });
  const open = material === undefined ? 0 : countOpenFlags(material);
  return open > 0 && acceptedFlags !== open ? refuse("flags-open") : null;
}

/** What a step needs beyond the table: openings to submit, a vetted employer to publish for, none that is declined. */
function whatIsMissing(event: EventDetail, to: EventStatus, by: "employer" | "staff"): Refused | null {
  if (to === "submitted" && by === "employer" && event.openings.length === 0)
    return refuse("opening-required");
  const { host } = event;
  const leadsOn = to === "submitted" || to === "approved" || to === "published";
  if (leadsOn && host !== null && host.declinedAt !== null) return refuse("employer-declined");
  if (to === "published" && host !== null && !canPublishFor(host)) return refuse("employer-not-vetted");
  return null;
}

async function tell(
  tx: Db,
  services: Services,
  request: EventStepRequest,
  about: { event: EventDetail; to: EventStatus; mailTo: string | null; by: "employer" | "staff" },
): Promise<void> {
  const { mailTo, event, to, by } = about;
  const message = { event, revision: event.revision + 1, reason: request.reason };
  const toStaff = mailTo === "staff" || (mailTo === "other" && by === "employer");
  const toEmployer =
    mailTo === "employer" || mailTo === "registered-and-employer" || (mailTo === "other" && by === "staff");
  if (toStaff) {
    await tellStaff(tx, services, request.center, {
      ...message,
      kind: to === "submitted" ? "event-submitted" : "event-withdrawn",
    });
  }
  if (toEmployer) await tellEmployer(tx, services, request.center, { ...message, to });
  if (mailTo === "registered-and-employer") {
    await tellRegistered(tx, services, request.center, { ...message, kind: "event-cancelled" });
    await tellRepresentatives(tx, services, request.center, { ...message, kind: "event-cancelled" });
  }
  if (to === "published") {
    const published = { ...event, status: to, revision: message.revision };
    await mailTickets(tx, services, request.center, published, {});
  }
}

/** Nobody comes to an event that was cancelled, nor to an interview there. */
async function endInterviews(
  tx: Db,
  services: Services,
  { center, reason }: EventStepRequest,
  { id, zone, revision }: EventDetail,
): Promise<void> {
  const of = { centerId: center.id, eventId: id, employerId: null, now: services.clock.now() };
  const slotIds = await listSlotIdsAhead(tx, of);
  const event = { id, zone, status: "cancelled" as const, revision: revision + 1 };
  await endOpen(tx, services, center, event, { slotIds, by: "event", reason });
}

/** Holds the room from start to end unless the request says longer; the database refuses an overlap. */
export async function bookRoom(
  tx: Db,
  services: Services,
  centerId: string,
  event: BookedEvent,
): Promise<void> {
  if (event.place === null) return;
  const from = (event.heldFrom ?? event.startsAt).toISOString();
  const until = (event.heldUntil ?? event.endsAt).toISOString();
  await tx.insert(roomBookings).values({
    centerId,
    id: services.ids.uuid(),
    roomId: event.place.roomId,
    eventId: event.id,
    held: `[${from},${until})`,
  });
}

type BookedEvent = Pick<EventDetail, "id" | "heldFrom" | "heldUntil" | "startsAt" | "endsAt"> & {
  place: { roomId: string } | null;
};

export async function freeRoom(tx: Db, centerId: string, eventId: string): Promise<void> {
  await tx
    .delete(roomBookings)
    .where(and(eq(roomBookings.centerId, centerId), eq(roomBookings.eventId, eventId)));
}
