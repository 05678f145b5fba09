import { and, eq } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import { toldInstead } from "~/app/domain/fairs/representatives";
import { type Refused, refuse } from "~/app/domain/refusal";
import { cancel, comeBack, correctName, type RegistrationState } from "~/app/domain/registrations/change";
import { fold } from "~/app/domain/text/fold";
import { typeOfStatus } from "~/app/domain/webhooks/webhook";
import type { Db } from "~/db/client.server";
import { findPatron } from "~/db/queries/contacts";
import { countPlacesTaken, lockEvent, lockRegistration } from "~/db/queries/locks";
import { findRegistrationEvent } from "~/db/queries/registrations";
import { findNextQueueNo } from "~/db/queries/waitlist";
import { patrons, registrations } from "~/db/schema";
import { isConfirmedEnough } from "./parts/count-confirmations.server";
import { endBookingsOf } from "./parts/end-bookings.server";
import { enqueueMessages } from "./parts/enqueue-messages.server";
import { inTransaction } from "./parts/in-transaction.server";
import { noteWebhook } from "./parts/note-webhook.server";
import { endOffer, offerPlaces } from "./parts/offer-places.server";
import { mailEnds, mailTickets } from "./parts/tell-representatives.server";
import { type AuditActor, writeAudit } from "./parts/write-audit.server";

export interface ChangeRequest {
  actor: AuditActor;
  center: { id: string; host: string };
  registrationId: string;
}

export type Held = NonNullable<Awaited<ReturnType<typeof hold>>>;

/** Cancels a place, an admitted one too. Cancelling twice is cancelling once. */
export function cancelRegistration(
  services: Services,
  request: ChangeRequest,
): Promise<{ outcome: "cancelled" } | Refused> {
  return change(services, request, async (tx, held) => {
    const ended = await endPlace(tx, services, request, held);
    if (ended === null) return { outcome: "cancelled" };
    const isByPatron = request.actor.kind === "patron";
    // Who leaves the waitlist by their own tap has seen that they did, and has no ticket to be told of.
    if (held.registration.status === "registered" || !isByPatron) {
      await tellHolder(tx, services, request, held, ended, "registration-cancelled");
    }
    await offerPlaces(tx, services, request.center, held.event);
    return { outcome: "cancelled" };
  });
}

/** Ends a place, and what was offered in its stead. Whoever is next is for the caller to find. Null where it had ended. */
export async function endPlace(
  tx: Db,
  services: Services,
  request: ChangeRequest,
  held: Held,
): Promise<RegistrationState | null> {
  const now = services.clock.now();
  const decided = cancel(held.registration, request.actor.kind, now);
  if (decided.outcome === "unchanged") return null;
  await saveStatus(tx, services, request, held, decided.registration);
  const of = { centerId: request.center.id, registrationId: request.registrationId };
  const as = request.actor.kind === "patron" ? ("declined" as const) : ("withdrawn" as const);
  await endOffer(tx, of, { as, at: now });
  return decided.registration;
}

/**
 * Takes a place again that was cancelled or released, where there is one, or joins the waitlist. The ticket is the old
 * one: its codes never changed.
 */
export function restoreRegistration(
  services: Services,
  request: ChangeRequest,
): Promise<{ outcome: "registered" | "waitlisted" } | Refused> {
  return change(services, request, async (tx, held) => {
    // A door ticket follows its employer's table, and takes no place.
    if (held.registration.who === "representative") return refuse("not-found");
    const of = { centerId: request.center.id, eventId: held.event.id };
    const placesTaken = await countPlacesTaken(tx, of);
    const decided = comeBack(held.registration, { ...held.event, placesTaken }, services.clock.now());
    if (decided.outcome === "refused") return refuse(decided.reason);
    if (decided.outcome === "unchanged") {
      return { outcome: held.registration.status === "registered" ? "registered" : "waitlisted" };
    }
    const { registration } = decided;
    if (registration.status === "registered") {
      await saveStatus(tx, services, request, held, registration);
      await tellHolder(tx, services, request, held, registration, "registration-confirmed");
    } else {
      const queueNo = await findNextQueueNo(tx, of);
      await saveStatus(tx, services, request, held, { ...registration, queueNo });
      await tellHolder(tx, services, request, held, registration, "waitlist-joined");
    }
    return { outcome: registration.status };
  });
}

/** Corrects the name on a ticket; the ticket stays valid. */
export function renamePatron(
  services: Services,
  request: ChangeRequest & { name: string },
): Promise<{ outcome: "renamed" } | Refused> {
  return change(services, request, async (tx, held) => {
    const { center, registrationId } = request;
    const patron = await findPatron(tx, { centerId: center.id, registrationId });
    if (patron === null) return refuse("not-found");
    const decided = correctName(held.registration, { before: patron.name, after: request.name });
    if (decided.outcome === "unchanged") return { outcome: "renamed" };
    await tx
      .update(patrons)
      .set({ name: request.name, nameFolded: fold(request.name) })
      .where(and(eq(patrons.centerId, center.id), eq(patrons.registrationId, registrationId)));
    await setState(tx, request, decided.registration);
    await writeAudit(tx, services, request.actor, [
      { subjectKind: "registration", subjectId: registrationId, action: "edited name" },
    ]);
    return { outcome: "renamed" };
  });
}

/** Holds the event's row, then the registration's, and tells the doors when the change is in. */
export async function change<Done extends { outcome: string }>(
  services: Services,
  request: ChangeRequest,
  decide: (tx: Db, held: Held) => Promise<Done | Refused>,
): Promise<Done | Refused> {
  const eventId = await findRegistrationEvent(services.db, {
    centerId: request.center.id,
    registrationId: request.registrationId,
  });
  if (eventId === null) return refuse("not-found");
  const result = await inTransaction(services, "change-registration", async (tx) => {
    const held = await hold(tx, request, eventId);
    return held === null ? refuse("not-found") : decide(tx, held);
  });
  services.live.announce({ kind: "attendance", centerId: request.center.id, eventId });
  services.live.announce({ kind: "outbox" });
  return result;
}

async function hold(tx: Db, request: ChangeRequest, eventId: string) {
  const event = await lockEvent(tx, { centerId: request.center.id, eventId });
  const row = await lockRegistration(tx, {
    centerId: request.center.id,
    registrationId: request.registrationId,
  });
  return event === null || row === null ? null : { event, registration: row };
}

/** A registration's state with its number in the line, where it joins that. */
type StoredState = RegistrationState & { queueNo?: number };

export async function setState(
  tx: Db,
  request: { center: { id: string }; registrationId: string },
  state: Partial<StoredState> & Pick<RegistrationState, "revision">,
): Promise<void> {
  const { status, generation, revision, calendarRevision, cancelledBy, cancelledAt, queueNo } = state;
  await tx
    .update(registrations)
    .set({ status, generation, revision, calendarRevision, cancelledBy, cancelledAt, queueNo })
    .where(and(eq(registrations.centerId, request.center.id), eq(registrations.id, request.registrationId)));
}

/**
 * Writes a registration's new state, the trail of it and what webhooks are told. Interview times end with the place that
 * they belong to.
 */
export async function saveStatus(
  tx: Db,
  services: Services,
  request: ChangeRequest,
  held: Held,
  after: StoredState,
): Promise<void> {
  await setState(tx, request, after);
  await writeAudit(tx, services, request.actor, [
    {
      subjectKind: "registration",
      subjectId: request.registrationId,
      action: "status",
      from: held.registration.status,
      to: after.status,
    },
  ]);
  if (held.registration.status === "registered" && after.status !== "registered") {
    await endBookingsOf(tx, services, request.center, held.event, [request.registrationId]);
  }
  const type = typeOfStatus(held.registration.status, after.status);
  if (type === null) return;
  const registrationIds = [request.registrationId];
  await noteWebhook(tx, services, request.center.id, { type, registrationIds });
}

/** Tells whoever has the place, by mail where there is an address; of a representative what concerns a door ticket. */
export async function tellHolder(
  tx: Db,
  services: Services,
  request: ChangeRequest,
  held: Held,
  after: RegistrationState,
  kind:
    | "registration-confirmed"
    | "registration-cancelled"
    | "waitlist-joined"
    | "place-offered"
    | "place-released",
): Promise<void> {
  if (held.registration.who === "representative")
    return tellRepresentative(tx, services, request, held, toldInstead(kind));
  const { center, registrationId } = request;
  const patron = await findPatron(tx, { centerId: center.id, registrationId });
  if (!patron?.emailHash) return;
  const of = { centerId: request.center.id, eventId: held.event.id, emailHashes: [patron.emailHash] };
  const withheld = kind !== "registration-cancelled" && (await isConfirmedEnough(tx, services, of));
  await enqueueMessages(tx, services, request.center, [
    {
      kind,
      dedupeKey: `${kind}:${request.registrationId}:${after.revision}`,
      eventId: held.event.id,
      registrationId: request.registrationId,
      eventRevision: held.event.revision,
      sequence: held.event.calendarRevision + after.calendarRevision,
      withheld,
    },
  ]);
}

async function tellRepresentative(
  tx: Db,
  services: Services,
  { center, registrationId }: ChangeRequest,
  { event }: Held,
  kind: ReturnType<typeof toldInstead>,
): Promise<void> {
  const registrationIds = [registrationId];
  if (kind === "door-ticket") await mailTickets(tx, services, center, event, { registrationIds });
  if (kind === "door-ticket-ended") await mailEnds(tx, services, center, event, registrationIds);
}
