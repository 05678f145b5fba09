import { and, eq, sql } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import { passHours } from "~/app/domain/access/invitation";
import { type Actor, deviceRoles, hasRole } from "~/app/domain/access/roles";
import { decideEdit, type EditableEvent, type EventField, editable } from "~/app/domain/events/edits";
import { wholeOpening } from "~/app/domain/events/openings";
import { checkSchedule } from "~/app/domain/events/schedule";
import { searchTextOf } from "~/app/domain/events/search-text";
import { withoutHost } from "~/app/domain/fairs/host";
import { type FieldProblem, type Refused, refuse } from "~/app/domain/refusal";
import { offersEndAt } from "~/app/domain/waitlist/offer-expiry";
import type { Db } from "~/db/client.server";
import { movePasses } from "~/db/queries/devices";
import { isOverlap } from "~/db/queries/errors";
import { type EventDetail, findEventDetail, ownOpenings, textOf } from "~/db/queries/event-detail";
import { countPlacesTaken, lockEvent } from "~/db/queries/locks";
import { events, eventTexts } from "~/db/schema";
import { checkRoom } from "./create-event.server";
import { followStart } from "./parts/copy-slots.server";
import type { EventInput } from "./parts/event-input";
import { inTransaction } from "./parts/in-transaction.server";
import { noteWebhook } from "./parts/note-webhook.server";
import { offerPlaces, shortenOffers } from "./parts/offer-places.server";
import { saveRevision } from "./parts/save-revision.server";
import { tellEmployer, tellRegistered } from "./parts/tell-about-event.server";
import { tellRepresentatives } from "./parts/tell-representatives.server";
import { writeAudit } from "./parts/write-audit.server";
import { replaceOpenings } from "./parts/write-openings.server";
import { bookRoom, freeRoom } from "./take-event-step.server";

/** The values to change; whatever is left out stays. A null time means its default again. */
export type EventPatch = { [K in keyof EventInput]?: EventInput[K] | undefined };

export interface EditRequest {
  actor: Actor;
  center: { id: string; host: string; locale: string };
  eventId: string;
  patch: EventPatch;
  reason: string | null;
}

export type EventEdited = { outcome: "edited"; changed: EventField[]; told: number };

/**
 * Changes an event as its state allows. Moving a published event keeps places and tickets, raises the calendar
 * revision and tells everyone registered, in the same transaction.
 */
export async function editEvent(services: Services, request: EditRequest): Promise<EventEdited | Refused> {
  try {
    const result = await inTransaction(services, "edit-event", (tx) => edit(tx, services, request));
    if (result.outcome === "edited" && result.changed.length > 0) {
      services.live.announce({ kind: "attendance", centerId: request.center.id, eventId: request.eventId });
      services.live.announce({ kind: "outbox" });
    }
    return result;
  } catch (error) {
    if (isOverlap(error)) return refuse("room-taken", [{ field: "roomId", problem: "room-taken" }]);
    throw error;
  }
}

async function edit(tx: Db, services: Services, request: EditRequest): Promise<EventEdited | Refused> {
  const { actor, center, patch, reason } = request;
  const of = { centerId: center.id, eventId: request.eventId };
  if ((await lockEvent(tx, of)) === null) return refuse("not-found");
  const event = await findEventDetail(tx, of);
  if (event === null || (actor.role === "employer" && event.host?.id !== actor.employerId))
    return refuse("not-found");
  const before = editableOf(event, center.locale);
  const patched = applyPatch(before, patch);
  const unhosted = event.host === null ? withoutHost(patched, true) : [];
  if (unhosted.length > 0) return refuse("values-not-accepted", unhosted.map(inForm));
  const room = await checkRoom(tx, center.id, { roomId: patched.roomId, capacity: null });
  if (room.outcome === "refused") return room;
  const after = { ...patched, capacity: patched.capacity ?? room.postedLoad };
  const by = hasRole(actor, "staff") ? "staff" : "employer";
  const decided = decideEdit({
    status: event.status,
    placesTaken: await countPlacesTaken(tx, of),
    postedLoad: room.postedLoad,
    by,
    before,
    after,
    reason,
  });
  if (decided.outcome === "refused") {
    return refuse(
      decided.reason,
      decided.fields.map((field) => ({ field: formField[field], problem: decided.reason })),
    );
  }
  // A start that stands may have passed; one that is chosen now may not.
  const mayBePast = after.startsAt.getTime() === before.startsAt.getTime();
  const problems = checkSchedule(after, services.clock.now(), { mayBePast });
  if (problems.length > 0) return refuse("values-not-accepted", problems);
  const held = heldAfter(event, after, patch);
  if (held.isChanged && !editable[event.status][by].includes("room")) return refuse("edit-not-allowed");
  if (decided.changed.length === 0 && !held.isChanged) return { outcome: "edited", changed: [], told: 0 };
  await save(tx, services, request, event, after, held, decided);
  const told = await tell(tx, services, request, event, decided);
  if (event.status === "published") await offerWhatIsFree(tx, services, request);
  return { outcome: "edited", changed: decided.changed, told };
}

/** More places go to those who wait; offers that are open end no later than an earlier close of registration. */
async function offerWhatIsFree(tx: Db, services: Services, { center, eventId }: EditRequest): Promise<void> {
  const event = await lockEvent(tx, { centerId: center.id, eventId });
  if (event === null) return;
  await shortenOffers(tx, { centerId: center.id, eventId, until: offersEndAt(event) });
  await offerPlaces(tx, services, center, event);
}

/** An event's employer is not chosen again: that it has none stands against its kind. */
const inForm = ({ field, problem }: FieldProblem): FieldProblem =>
  field === "employerId" ? { field: "type", problem: "needs-employer" } : { field, problem };

/** The form's field that a kind of change is typed in. */
const formField: Record<EventField, string> = {
  type: "type",
  employer: "employerId",
  title: "title",
  description: "description",
  whatToBring: "whatToBring",
  times: "startsAt",
  room: "roomId",
  capacity: "capacity",
  doors: "doorsOpenAt",
  registrationClosesAt: "registrationClosesAt",
  openings: "openings",
  accommodationContact: "accommodationContact",
  walkInReserve: "walkInReserve",
  exitScanning: "exitScanning",
};

function editableOf(event: EventDetail, locale: string): EditableEvent {
  const { title, description, whatToBring } = textOf(event, locale);
  return {
    type: event.type,
    employerId: event.host?.id ?? null,
    title,
    description,
    whatToBring,
    startsAt: event.startsAt,
    endsAt: event.endsAt,
    roomId: event.place?.roomId ?? null,
    capacity: event.capacity,
    doorsOpenAt: event.doorsOpenAt,
    doorsCloseAt: event.doorsCloseAt,
    registrationClosesAt: event.registrationClosesAt,
    accommodationContact: event.accommodationContact,
    openings: ownOpenings(event),
    walkInReserve: event.walkInReserve,
    exitScanning: event.exitScanning,
  };
}

/** Doors and the close of registration move with the start and the end unless they are given. */
function applyPatch(before: EditableEvent, patch: EventPatch): EditableEvent {
  const startsAt = patch.startsAt ?? before.startsAt;
  const endsAt = patch.endsAt ?? before.endsAt;
  const byStart = startsAt.getTime() - before.startsAt.getTime();
  const byEnd = endsAt.getTime() - before.endsAt.getTime();
  const moved = (at: Date, ms: number) => new Date(at.getTime() + ms);
  return {
    type: patch.type ?? before.type,
    employerId: before.employerId,
    title: patch.title ?? before.title,
    description: patch.description ?? before.description,
    whatToBring: patch.whatToBring === undefined ? before.whatToBring : patch.whatToBring,
    startsAt,
    endsAt,
    roomId: patch.roomId === undefined ? before.roomId : patch.roomId,
    capacity: patch.capacity === undefined ? before.capacity : patch.capacity,
    doorsOpenAt: patch.doorsOpenAt ?? moved(before.doorsOpenAt, byStart),
    doorsCloseAt: patch.doorsCloseAt ?? moved(before.doorsCloseAt, byEnd),
    registrationClosesAt: patch.registrationClosesAt ?? moved(before.registrationClosesAt, byStart),
    accommodationContact:
      patch.accommodationContact === undefined ? before.accommodationContact : patch.accommodationContact,
    openings: patch.openings?.map(wholeOpening) ?? before.openings,
    walkInReserve: patch.walkInReserve ?? before.walkInReserve,
    exitScanning: patch.exitScanning ?? before.exitScanning,
  };
}

type Held = ReturnType<typeof heldAfter>;

/** The room's hold moves with the start and the end unless it is given; null holds it for the event alone. */
function heldAfter(event: EventDetail, after: EditableEvent, patch: EventPatch) {
  const moved = (at: Date | null, by: number) => at && new Date(at.getTime() + by);
  const heldFrom =
    patch.heldFrom === undefined
      ? moved(event.heldFrom, after.startsAt.getTime() - event.startsAt.getTime())
      : patch.heldFrom;
  const heldUntil =
    patch.heldUntil === undefined
      ? moved(event.heldUntil, after.endsAt.getTime() - event.endsAt.getTime())
      : patch.heldUntil;
  const isChanged =
    heldFrom?.getTime() !== event.heldFrom?.getTime() || heldUntil?.getTime() !== event.heldUntil?.getTime();
  return { heldFrom, heldUntil, isChanged };
}

const holdWords = ({ heldFrom, heldUntil }: Pick<Held, "heldFrom" | "heldUntil">) =>
  `${heldFrom?.toISOString() ?? "start"} to ${heldUntil?.toISOString() ?? "end"}`;

async function save(
  tx: Db,
  services: Services,
  request: EditRequest,
  event: EventDetail,
  after: EditableEvent,
  { isChanged: isHoldChanged, ...held }: Held,
  decided: { changed: EventField[]; raisesCalendar: boolean },
): Promise<void> {
  const of = { centerId: request.center.id, eventId: event.id };
  const main = textOf(event, request.center.locale).locale;
  const { title, description, whatToBring, openings: list, employerId, ...columns } = after;
  await tx
    .update(events)
    .set({
      ...columns,
      ...held,
      searchText: searchTextOf({
        title,
        otherTitles: event.texts.filter(({ locale }) => locale !== main).map((text) => text.title),
        employerNames: event.employers.map((e) => e.legalName),
        openings: [...list, ...othersOpenings(event)],
      }),
      revision: sql`${events.revision} + 1`,
      ...(decided.raisesCalendar ? { calendarRevision: sql`${events.calendarRevision} + 1` } : {}),
    })
    .where(and(eq(events.centerId, of.centerId), eq(events.id, of.eventId)));
  await tx
    .update(eventTexts)
    .set({ title, description, whatToBring })
    .where(
      and(
        eq(eventTexts.centerId, of.centerId),
        eq(eventTexts.eventId, of.eventId),
        eq(eventTexts.locale, main),
      ),
    );
  if (decided.changed.includes("openings") && request.patch.openings !== undefined && employerId !== null) {
    await replaceOpenings(tx, services, { ...of, employerId }, request.patch.openings);
  }
  if (event.status === "approved" || event.status === "published") {
    await freeRoom(tx, of.centerId, event.id);
    const place = after.roomId === null ? null : { roomId: after.roomId };
    await bookRoom(tx, services, of.centerId, { ...after, ...held, id: event.id, place });
  }
  await followStart(tx, of, { status: event.status, startsAt: after.startsAt });
  for (const role of deviceRoles) await movePasses(tx, { ...of, roles: [role], ...passHours(role, after) });
  await saveRevision(tx, of, services.clock.now());
  if (event.status === "published") {
    await noteWebhook(tx, services, of.centerId, { type: "event.updated", eventId: event.id });
  }
  const about = { subjectKind: "event" as const, subjectId: event.id, reason: request.reason };
  await writeAudit(tx, services, request.actor, [
    ...decided.changed.map((field) => ({
      ...about,
      action: `edited ${field}`,
      from: wordsOf(editableOf(event, request.center.locale), field),
      to: wordsOf(after, field),
    })),
    ...(isHoldChanged
      ? [{ ...about, action: "edited hold", from: holdWords(event), to: holdWords(held) }]
      : []),
  ]);
}

const othersOpenings = ({ host, openings: all }: EventDetail) =>
  all.filter(({ employerId }) => employerId !== host?.id);

/** What the trail shows of a value: times and numbers as they are, long texts not at all. */
function wordsOf(event: EditableEvent, field: EventField): string | null {
  switch (field) {
    case "times":
      return `${event.startsAt.toISOString()} to ${event.endsAt.toISOString()}`;
    case "doors":
      return `${event.doorsOpenAt.toISOString()} to ${event.doorsCloseAt.toISOString()}`;
    case "registrationClosesAt":
      return event.registrationClosesAt.toISOString();
    case "room":
      return event.roomId;
    case "capacity":
      return event.capacity === null ? null : String(event.capacity);
    case "walkInReserve":
      return String(event.walkInReserve);
    case "exitScanning":
      return event.exitScanning ? "on" : "off";
    case "title":
    case "type":
      return event[field];
    default:
      return null;
  }
}

async function tell(
  tx: Db,
  services: Services,
  request: EditRequest,
  event: EventDetail,
  decided: { tells: boolean },
): Promise<number> {
  if (!decided.tells) return 0;
  const previousRevision = event.revision;
  const message = { event, revision: event.revision + 1, reason: request.reason, previousRevision };
  await tellEmployer(tx, services, request.center, { ...message, to: "published", kind: "event-moved" });
  await tellRepresentatives(tx, services, request.center, { ...message, kind: "event-moved" });
  return tellRegistered(tx, services, request.center, {
    ...message,
    kind: "event-moved",
  });
}
