import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import type { Services } from "~/app/adapters/services";
import { createEvent } from "~/app/commands/create-event.server";
import { editEvent } from "~/app/commands/edit-event.server";
import type { OpeningInput } from "~/app/commands/parts/event-input";
import { takeEventStep } from "~/app/commands/take-event-step.server";
import type { Actor } from "~/app/domain/access/roles";
import { eventStatuses } from "~/app/domain/events/event";
import { checkSchedule, defaultDoors } from "~/app/domain/events/schedule";
import { type FieldProblem, type Refused, refuse } from "~/app/domain/refusal";
import { text } from "~/app/http/fields";
import type { Center } from "~/db/queries/centers";
import { type EventDetail, findEventDetail, textOf } from "~/db/queries/event-detail";
import { listEvents } from "~/db/queries/events";
import { isWithinReach } from "~/db/queries/reach";
import { type ApiEnv, bodyOf, jsonOf, may, problem, problemResponses } from "./api";
import { pageOf } from "./page";
import { EventPatch, EventResource, EventSummary, NewEvent, NewOpening } from "./schemas/events";
import { EventIdParams, listOf, PageQuery } from "./schemas/values";

const eventPath = "/events/{eventId}";

const list = createRoute({
  method: "get",
  path: "/events",
  summary: "List events, newest first",
  middleware: [may("event.list")] as const,
  request: { query: PageQuery.extend({ status: z.enum(eventStatuses, "not-in-list").optional() }) },
  responses: { 200: jsonOf(listOf(EventSummary, "Events"), "Events"), ...problemResponses },
});

const read = createRoute({
  method: "get",
  path: eventPath,
  summary: "Read an event",
  middleware: [may("event.read")] as const,
  request: { params: EventIdParams },
  responses: { 200: jsonOf(EventResource, "The event"), ...problemResponses },
});

const create = createRoute({
  method: "post",
  path: "/events",
  summary: "Write a draft",
  middleware: [may("event.create")] as const,
  request: bodyOf(NewEvent),
  responses: { 201: jsonOf(EventResource, "The draft"), ...problemResponses },
});

const publish = createRoute({
  method: "put",
  path: "/events/{eventId}/publication",
  summary: "Publish an event; a draft of the staff is approved on the way",
  middleware: [may("event.publish")] as const,
  request: { params: EventIdParams },
  responses: { 200: jsonOf(EventResource, "The event, published"), ...problemResponses },
});

const edit = createRoute({
  method: "patch",
  path: eventPath,
  summary: "Change an event; moving a published one needs a reason and tells everyone registered",
  middleware: [may("event.edit")] as const,
  request: { params: EventIdParams, ...bodyOf(EventPatch) },
  responses: { 200: jsonOf(EventResource, "The event, changed"), ...problemResponses },
});

const cancel = createRoute({
  method: "delete",
  path: eventPath,
  summary: "Cancel an event",
  middleware: [may("event.cancel")] as const,
  request: { params: EventIdParams, query: z.strictObject({ reason: text(1000).optional() }) },
  responses: { 200: jsonOf(EventResource, "The event, cancelled"), ...problemResponses },
});

export function eventRoutes(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(list, async (c) => {
    const { services, center, origin } = c.get("context");
    const { cursor, limit, status } = c.req.valid("query");
    const { eventId, employerId, role } = c.get("actor");
    const rows = await listEvents(services.db, {
      centerId: center.id,
      locale: center.locale,
      status,
      eventId,
      employerId: role === "employer" ? (employerId ?? "") : undefined,
      before: cursor,
      limit: limit + 1,
    });
    const { items, nextCursor } = pageOf(rows, limit);
    return c.json({ items: items.map((row) => summaryOf(row, origin)), nextCursor }, 200);
  });

  api.openapi(read, async (c) => {
    const { services, center, origin } = c.get("context");
    const event = await findWithinReach(services, c.get("actor"), c.req.valid("param").eventId);
    return event === null ? problem(c, refuse("not-found")) : c.json(resourceOf(event, center, origin), 200);
  });

  api.openapi(create, async (c) => {
    const { services, center, origin } = c.get("context");
    const body = c.req.valid("json");
    const times = timesProblems(body, services.clock.now());
    if (times.length > 0) return problem(c, refuse("values-not-accepted", times));
    const result = await createEvent(services, {
      actor: c.get("actor"),
      center,
      eventId: body.id,
      employerId: body.employerId ?? null,
      event: {
        type: body.type,
        title: body.title,
        description: body.description,
        startsAt: body.startsAt,
        endsAt: body.endsAt,
        whatToBring: body.whatToBring ?? null,
        roomId: body.roomId ?? null,
        heldFrom: null,
        heldUntil: null,
        capacity: body.registrationCapacity ?? null,
        doorsOpenAt: body.doorsOpenAt ?? null,
        doorsCloseAt: body.doorsCloseAt ?? null,
        registrationClosesAt: body.registrationClosesAt ?? null,
        accommodationContact: body.accommodationContact ?? null,
        openings: (body.openings ?? []).map(openingInput),
        walkInReserve: body.walkInReserve ?? undefined,
        exitScanning: body.exitScanning ?? undefined,
      },
    });
    if (result.outcome === "refused") return problem(c, asBodyProblem(result));
    // The id may be that of an event that somebody else made.
    const event = await findWithinReach(services, c.get("actor"), result.eventId);
    return event === null ? problem(c, refuse("not-found")) : c.json(resourceOf(event, center, origin), 201);
  });

  api.openapi(publish, async (c) => {
    const { services, center, origin } = c.get("context");
    const { eventId } = c.req.valid("param");
    const result = await takeEventStep(services, {
      actor: c.get("actor"),
      center,
      eventId,
      to: "published",
      reason: null,
    });
    if (result.outcome === "refused") return problem(c, result);
    const event = await findEventDetail(services.db, { centerId: center.id, eventId });
    return event === null ? problem(c, refuse("not-found")) : c.json(resourceOf(event, center, origin), 200);
  });

  api.openapi(edit, async (c) => {
    const { services, center, origin } = c.get("context");
    const { eventId } = c.req.valid("param");
    const {
      reason,
      registrationCapacity,
      openings,
      doorsOpenAt,
      doorsCloseAt,
      registrationClosesAt,
      walkInReserve,
      exitScanning,
      ...fields
    } = c.req.valid("json");
    const result = await editEvent(services, {
      actor: c.get("actor"),
      center,
      eventId,
      reason: reason ?? null,
      patch: {
        ...fields,
        capacity: registrationCapacity,
        doorsOpenAt: doorsOpenAt ?? undefined,
        doorsCloseAt: doorsCloseAt ?? undefined,
        registrationClosesAt: registrationClosesAt ?? undefined,
        openings: openings?.map(openingInput),
        walkInReserve: walkInReserve ?? undefined,
        exitScanning: exitScanning ?? undefined,
      },
    });
    if (result.outcome === "refused") return problem(c, asBodyProblem(result));
    const event = await findEventDetail(services.db, { centerId: center.id, eventId });
    return event === null ? problem(c, refuse("not-found")) : c.json(resourceOf(event, center, origin), 200);
  });

  api.openapi(cancel, async (c) => {
    const { services, center, origin } = c.get("context");
    const { eventId } = c.req.valid("param");
    const reason = c.req.valid("query").reason ?? null;
    const result = await takeEventStep(services, {
      actor: c.get("actor"),
      center,
      eventId,
      to: "cancelled",
      reason,
    });
    if (result.outcome === "refused") return problem(c, result);
    const event = await findEventDetail(services.db, { centerId: center.id, eventId });
    return event === null ? problem(c, refuse("not-found")) : c.json(resourceOf(event, center, origin), 200);
  });
}

/** The event, where the center has it and the actor may see it. */
async function findWithinReach(
  services: Services,
  actor: Actor,
  eventId: string,
): Promise<EventDetail | null> {
  if (!(await isWithinReach(services.db, actor, eventId))) return null;
  return findEventDetail(services.db, { centerId: actor.centerId, eventId });
}

/** What is wrong with a new event's times, its defaults filled in; told of the fields that were given. */
function timesProblems(body: z.output<typeof NewEvent>, now: Date): FieldProblem[] {
  const { startsAt, endsAt } = body;
  const doors = defaultDoors(startsAt, endsAt);
  return checkSchedule(
    {
      startsAt,
      endsAt,
      doorsOpenAt: body.doorsOpenAt ?? doors.doorsOpenAt,
      doorsCloseAt: body.doorsCloseAt ?? doors.doorsCloseAt,
      registrationClosesAt: body.registrationClosesAt ?? startsAt,
    },
    now,
  ).filter(({ field }) => body[field] !== undefined);
}

/** What a command refuses of the body: a capacity has its full name there, and an id of nothing is a wrong value. */
function asBodyProblem(refused: Refused): Refused {
  if (refused.fields === undefined) return refused;
  return {
    outcome: "refused",
    reason: refused.reason === "not-found" ? "values-not-accepted" : refused.reason,
    fields: refused.fields.map(({ field, problem: code }) => ({
      field: field === "capacity" ? "registrationCapacity" : field,
      problem: code,
    })),
  };
}

const openingInput = ({ payMin, payMax, ...opening }: z.output<typeof NewOpening>): OpeningInput => ({
  ...opening,
  payMinCents: Math.round(payMin * 100),
  payMaxCents: Math.round(payMax * 100),
});

function summaryOf(row: Awaited<ReturnType<typeof listEvents>>[number], origin: string) {
  return {
    id: row.id,
    slug: row.slug,
    url: `${origin}/events/${row.slug}`,
    type: row.type,
    status: row.status,
    title: row.title,
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
  };
}

function resourceOf(
  event: EventDetail,
  center: Pick<Center, "locale">,
  origin: string,
): z.input<typeof EventResource> {
  const { title, description, whatToBring } = textOf(event, center.locale);
  return {
    ...summaryOf({ ...event, title }, origin),
    description,
    whatToBring,
    accommodationContact: event.accommodationContact,
    timeZone: event.zone,
    doorsOpenAt: event.doorsOpenAt.toISOString(),
    doorsCloseAt: event.doorsCloseAt.toISOString(),
    registrationClosesAt: event.registrationClosesAt.toISOString(),
    registrationCapacity: event.capacity,
    walkInReserve: event.walkInReserve,
    exitScanning: event.exitScanning,
    room: event.place && {
      id: event.place.roomId,
      name: event.place.roomName,
      branch: { id: event.place.branchId, name: event.place.branchName },
      postedLoad: event.place.postedLoad,
    },
    employer: event.host && { id: event.host.id, legalName: event.host.legalName },
    openings: event.openings.map(({ payMinCents, payMaxCents, ...opening }) => ({
      ...opening,
      payMin: payMinCents / 100,
      payMax: payMaxCents / 100,
    })),
    revision: event.revision,
  };
}
