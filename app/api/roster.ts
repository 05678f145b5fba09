import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { refuse } from "~/app/domain/refusal";
import { keptUntil, retentionOf } from "~/app/domain/registrations/retention";
import { countAttendance, countDoorDevices, listDoors } from "~/db/queries/check-in";
import { listRosterChanges } from "~/db/queries/door-roster";
import { findEventDetail, textOf } from "~/db/queries/event-detail";
import { listFreeTimes } from "~/db/queries/slots";
import { type ApiEnv, jsonOf, may, problem, problemResponses } from "./api";
import { Roster, RosterQuery } from "./schemas/door";
import { EventIdParams } from "./schemas/values";

const load = createRoute({
  method: "get",
  path: "/events/{eventId}/roster",
  summary: "What a door needs without a connection: everyone with a ticket, or who changed since a cursor",
  middleware: [may("roster.load")] as const,
  request: { params: EventIdParams, query: RosterQuery },
  responses: { 200: jsonOf(Roster, "The roster, or its changes"), ...problemResponses },
});

export function rosterRoutes(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(load, async (c) => {
    const { services, center } = c.get("context");
    const of = { centerId: center.id, eventId: c.req.valid("param").eventId };
    const since = c.req.valid("query").since ?? null;
    const now = services.clock.now();
    const [event, doors, devices, counts, interviews, changes] = await Promise.all([
      findEventDetail(services.db, of),
      listDoors(services.db, of),
      countDoorDevices(services.db, { ...of, now }),
      countAttendance(services.db, of),
      listFreeTimes(services.db, { ...of, now }),
      listRosterChanges(services.db, { ...of, since }),
    ]);
    if (event === null) return problem(c, refuse("not-found"));
    const keepUntil = keptUntil(event.endsAt, retentionOf(center.settings).rosterDays);
    if (now > keepUntil) return problem(c, refuse("roster-over"));
    const { status, startsAt, endsAt, zone, doorsOpenAt, doorsCloseAt, exitScanning } = event;
    return c.json(
      {
        eventId: of.eventId,
        title: textOf(event, center.locale).title,
        status,
        startsAt: startsAt.toISOString(),
        endsAt: endsAt.toISOString(),
        timeZone: zone,
        doorsOpenAt: doorsOpenAt.toISOString(),
        doorsCloseAt: doorsCloseAt.toISOString(),
        exitScanning,
        ...(counts.room && { room: counts.room }),
        attendance: { registered: counts.registered, admitted: counts.admitted, refused: counts.refused },
        interviews: interviews.map(({ employer, free, next, place }) => ({
          ...{ employer, free },
          ...(next && { next: next.toISOString() }),
          ...(place && { place }),
        })),
        doors: doors.map(({ name }) => name),
        devices,
        doorKeys: services.codes.doorKeys(of.eventId).map((key) => Buffer.from(key).toString("base64url")),
        now: now.toISOString(),
        keepUntil: keepUntil.toISOString(),
        ...changes,
      },
      200,
    );
  });
}
