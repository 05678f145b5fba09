import type { Services } from "~/app/adapters/services";
import { type Actor, hasRole } from "~/app/domain/access/roles";
import { checkReserve } from "~/app/domain/events/edits";
import { defaultDoors } from "~/app/domain/events/schedule";
import { searchTextOf } from "~/app/domain/events/search-text";
import { slugOf, withSuffix } from "~/app/domain/events/slug";
import { withoutHost } from "~/app/domain/fairs/host";
import { type Refused, refuse } from "~/app/domain/refusal";
import { localOf } from "~/app/domain/time/zoned-time";
import type { Db } from "~/db/client.server";
import { findEmployer } from "~/db/queries/employers";
import { isUniqueViolation } from "~/db/queries/errors";
import { listSlugsLike } from "~/db/queries/events";
import { findRoom } from "~/db/queries/places";
import { eventEmployers, events, eventTexts } from "~/db/schema";
import type { EventInput } from "./parts/event-input";
import { inTransaction } from "./parts/in-transaction.server";
import { saveRevision } from "./parts/save-revision.server";
import { writeAudit } from "./parts/write-audit.server";
import { addOpenings } from "./parts/write-openings.server";

export interface NewEventRequest {
  actor: Actor;
  center: { id: string; timeZone: string; locale: string };
  /** The host; null for a job fair that the center holds. */
  employerId: string | null;
  event: EventInput;
  /** The id that the form carries, so that a second post meets the event of the first. */
  eventId?: string | undefined;
}

export type EventCreated = { outcome: "created"; eventId: string };

/** Writes a draft: by the staff for any employer or, a job fair, for none; by an employer for itself. */
export function createEvent(services: Services, request: NewEventRequest): Promise<EventCreated | Refused> {
  return createdOnce(request.eventId, () =>
    inTransaction(services, "create-event", (tx) => writeDraft(tx, services, request)),
  );
}

/**
 * Makes an event. Where one of the same title was made in the same instant, it is made again and takes the next free
 * address; where one has the id that the form carries, the form's first post made it.
 */
export async function createdOnce(
  eventId: string | undefined,
  make: () => Promise<EventCreated | Refused>,
): Promise<EventCreated | Refused> {
  for (;;) {
    try {
      return await make();
    } catch (error) {
      if (eventId !== undefined && isUniqueViolation(error, "events_center_id_id_pk")) {
        return { outcome: "created", eventId };
      }
      if (!isUniqueViolation(error, "events_slug")) throw error;
    }
  }
}

/** The draft's part in a transaction that does more, such as a request that is submitted at once. */
export async function writeDraft(
  tx: Db,
  services: Services,
  request: NewEventRequest,
): Promise<EventCreated | Refused> {
  const { actor, center, employerId, event } = request;
  const unhosted = employerId === null ? withoutHost(event, hasRole(actor, "staff")) : [];
  if (unhosted.length > 0) return refuse("values-not-accepted", unhosted);
  if (actor.role === "employer" && actor.employerId !== employerId) return refuse("not-found");
  const host = employerId === null ? null : await findEmployer(tx, { centerId: center.id, employerId });
  if (employerId !== null && host === null)
    return refuse("not-found", [{ field: "employerId", problem: "not-found" }]);
  const room = await checkRoom(tx, center.id, event);
  if (room.outcome === "refused") return room;
  const settings = checkSettings(actor, event, room.postedLoad);
  if (settings.outcome === "refused") return settings;

  const now = services.clock.now();
  const eventId = request.eventId ?? services.ids.uuid();
  const doors = defaultDoors(event.startsAt, event.endsAt);
  await tx.insert(events).values({
    centerId: center.id,
    id: eventId,
    slug: await freeSlug(tx, center, event),
    type: event.type,
    status: "draft",
    statusChangedAt: now,
    madeByStaff: hasRole(actor, "staff"),
    startsAt: event.startsAt,
    endsAt: event.endsAt,
    zone: center.timeZone,
    roomId: event.roomId,
    heldFrom: event.heldFrom,
    heldUntil: event.heldUntil,
    doorsOpenAt: event.doorsOpenAt ?? doors.doorsOpenAt,
    doorsCloseAt: event.doorsCloseAt ?? doors.doorsCloseAt,
    registrationClosesAt: event.registrationClosesAt ?? event.startsAt,
    capacity: event.capacity ?? room.postedLoad,
    walkInReserve: settings.walkInReserve,
    exitScanning: settings.exitScanning,
    accommodationContact: event.accommodationContact,
    searchText: searchTextOf({
      title: event.title,
      employerNames: host === null ? [] : [host.legalName],
      openings: event.openings ?? [],
    }),
    createdAt: now,
  });
  const of = { centerId: center.id, eventId };
  await tx.insert(eventTexts).values({
    ...of,
    locale: center.locale,
    title: event.title,
    description: event.description,
    whatToBring: event.whatToBring,
  });
  if (employerId !== null) {
    await tx.insert(eventEmployers).values({ ...of, employerId, isHost: true });
    await addOpenings(tx, services, { ...of, employerId }, event.openings ?? []);
  }
  await saveRevision(tx, of, now);
  await writeAudit(tx, services, actor, [
    { subjectKind: "event", subjectId: eventId, action: "status", to: "draft" },
  ]);
  return { outcome: "created", eventId };
}

/** The room's posted load, and a refusal where the capacity is above it. An event may have no room yet. */
export async function checkRoom(
  tx: Db,
  centerId: string,
  event: Pick<EventInput, "roomId" | "capacity">,
): Promise<{ outcome: "found"; postedLoad: number | null } | Refused> {
  if (event.roomId === null) return { outcome: "found", postedLoad: null };
  const room = await findRoom(tx, { centerId, roomId: event.roomId });
  if (room === null) return refuse("not-found", [{ field: "roomId", problem: "not-found" }]);
  if (event.capacity !== null && event.capacity > room.postedLoad) {
    return refuse("capacity-above-posted-load", [
      { field: "capacity", problem: "capacity-above-posted-load" },
    ]);
  }
  return { outcome: "found", postedLoad: room.postedLoad };
}

/** How the door works, with its defaults; refused where it is not the actor's to say or keeps more than there is. */
function checkSettings(
  actor: Actor,
  event: EventInput,
  postedLoad: number | null,
): { outcome: "found"; walkInReserve: number; exitScanning: boolean } | Refused {
  const { walkInReserve = 0, exitScanning = false } = event;
  const given = [...(walkInReserve > 0 ? ["walkInReserve"] : []), ...(exitScanning ? ["exitScanning"] : [])];
  if (given.length > 0 && !hasRole(actor, "staff")) {
    return refuse(
      "edit-not-allowed",
      given.map((field) => ({ field, problem: "edit-not-allowed" })),
    );
  }
  const problem = checkReserve({ capacity: event.capacity ?? postedLoad, walkInReserve }, 0);
  if (problem !== null) return refuse(problem, [{ field: "walkInReserve", problem }]);
  return { outcome: "found", walkInReserve, exitScanning };
}

async function freeSlug(
  tx: Db,
  center: { id: string; timeZone: string },
  event: Pick<EventInput, "title" | "startsAt">,
): Promise<string> {
  const slug = slugOf(event.title, localOf(event.startsAt, center.timeZone).date);
  const taken = await listSlugsLike(tx, { centerId: center.id, slug });
  let free = slug;
  for (let n = 2; taken.has(free); n += 1) free = withSuffix(slug, n);
  return free;
}
