import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { undoScan } from "~/app/commands/undo-scan.server";
import { mostInBatch } from "~/app/domain/check-in/batch";
import { refuse } from "~/app/domain/refusal";
import { doorName } from "~/app/domain/registrations/name";
import { fold, isSearchable } from "~/app/domain/text/fold";
import { id } from "~/app/http/fields";
import { fieldProblems } from "~/app/http/parse-form.server";
import { countAttendance } from "~/db/queries/check-in";
import { findEventHours } from "~/db/queries/event-hours";
import { isWithinReach } from "~/db/queries/reach";
import { searchTickets } from "~/db/queries/registrations";
import { type ApiEnv, bodyOf, jsonOf, may, problem, problemResponses } from "./api";
import { attendanceStream } from "./attendance-stream";
import { recordBatch, recordTicket, recordWalkIn, scanResource } from "./scan-batch";
import { Attendance, FoundTickets, TicketSearch } from "./schemas/door";
import { NewScan, NewWalkIn, ScanItem, ScanItemAnswers, ScanOrBatch, ScanResource } from "./schemas/scans";
import { EventIdParams, instant } from "./schemas/values";

const record = createRoute({
  method: "post",
  path: "/events/{eventId}/scans",
  summary: "Scan a ticket at the door, or send a batch of what a door did without a connection",
  middleware: [may("scan.record")] as const,
  request: { params: EventIdParams, ...bodyOf(ScanOrBatch) },
  responses: {
    201: jsonOf(ScanResource, "The verdict, recorded"),
    200: jsonOf(
      z.union([ScanResource, ScanItemAnswers]),
      "The first verdict of this scan, again; for a batch one answer for each item, in its order",
    ),
    ...problemResponses,
  },
});

const walkIn = createRoute({
  method: "post",
  path: "/events/{eventId}/walk-ins",
  summary: "Let in a visitor who has no registration",
  middleware: [may("walk-in.record")] as const,
  request: { params: EventIdParams, ...bodyOf(NewWalkIn) },
  responses: {
    201: jsonOf(ScanResource, "The verdict, recorded"),
    200: jsonOf(ScanResource, "The first verdict, again"),
    ...problemResponses,
  },
});

const undo = createRoute({
  method: "delete",
  path: "/scans/{scanId}",
  summary: "Take a scan back",
  middleware: [may("scan.undo")] as const,
  request: {
    params: z.object({ scanId: id }),
    query: z.strictObject({ undoId: id.optional(), undoneAt: instant.optional() }),
  },
  responses: { 200: jsonOf(ScanResource, "The scan, undone"), ...problemResponses },
});

const search = createRoute({
  method: "post",
  path: "/events/{eventId}/ticket-search",
  summary: "Find a ticket by a visitor's name",
  middleware: [may("ticket.search")] as const,
  request: { params: EventIdParams, ...bodyOf(TicketSearch) },
  responses: { 200: jsonOf(FoundTickets, "At most twenty tickets"), ...problemResponses },
});

const attendance = createRoute({
  method: "get",
  path: "/events/{eventId}/attendance",
  summary: "Count places, people who came and refused scans",
  middleware: [may("attendance.read")] as const,
  request: { params: EventIdParams },
  responses: { 200: jsonOf(Attendance, "The counts"), ...problemResponses },
});

const stream = createRoute({
  method: "get",
  path: "/events/{eventId}/attendance/stream",
  summary: "The counts as they change, as server-sent events",
  middleware: [may("attendance.read")] as const,
  request: { params: EventIdParams },
  responses: {
    200: { description: "Events named attendance", content: { "text/event-stream": { schema: z.string() } } },
    ...problemResponses,
  },
});

export function scanRoutes(api: OpenAPIHono<ApiEnv>): void {
  api.openAPIRegistry.register("NewScan", NewScan);
  api.openAPIRegistry.register("ScanItem", ScanItem);
  api.openapi(record, async (c) => {
    const { services, center, fault } = c.get("context");
    const { eventId } = c.req.valid("param");
    const body = c.req.valid("json");
    const at = { services, center, fault, actor: c.get("actor"), eventId };
    if (Array.isArray(body)) {
      if (body.length > mostInBatch) return problem(c, refuse("batch-too-large"));
      if (!(await isWithinReach(services.db, at.actor, eventId))) return problem(c, refuse("not-found"));
      return c.json({ items: await recordBatch(at, body) }, 200);
    }
    const scan = NewScan.safeParse(body);
    if (!scan.success) return problem(c, refuse("values-not-accepted", fieldProblems(scan.error)));
    const result = await recordTicket(at, scan.data);
    if (result.outcome === "refused") return problem(c, result);
    return c.json(scanResource(scan.data.scanId, result), result.isNew ? 201 : 200);
  });

  api.openapi(walkIn, async (c) => {
    const { services, center, fault } = c.get("context");
    const body = c.req.valid("json");
    const { eventId } = c.req.valid("param");
    const result = await recordWalkIn({ services, center, fault, actor: c.get("actor"), eventId }, body);
    if (result.outcome === "refused") return problem(c, result);
    return c.json(scanResource(body.scanId, result), result.isNew ? 201 : 200);
  });

  api.openapi(undo, async (c) => {
    const { services } = c.get("context");
    const { scanId } = c.req.valid("param");
    const { undoId, undoneAt } = c.req.valid("query");
    const result = await undoScan(services, {
      actor: c.get("actor"),
      scanId,
      undoId: undoId ?? services.ids.uuid(),
      undoneAt: undoneAt ?? null,
    });
    if (result.outcome === "refused") return problem(c, result);
    const { answer, undoneAt: at } = result;
    if (answer === null) return problem(c, refuse("not-found"));
    return c.json(scanResource(scanId, { answer, name: null, undoneAt: at }), 200);
  });

  api.openapi(search, async (c) => {
    const { services, center } = c.get("context");
    const { eventId } = c.req.valid("param");
    if ((await findEventHours(services.db, { centerId: center.id, eventId })) === null) {
      return problem(c, refuse("not-found"));
    }
    const folded = fold(c.req.valid("json").q);
    if (!isSearchable(folded))
      return problem(c, refuse("values-not-accepted", [{ field: "q", problem: "too-short" }]));
    const found = await searchTickets(services.db, { centerId: center.id, eventId, folded });
    const items = found.map(({ name, employer, shortCode, status, admittedAt }) => ({
      name: doorName({ name, employer }) ?? name,
      shortCode,
      status: admittedAt === null ? status : ("admitted" as const),
    }));
    return c.json({ items }, 200);
  });

  api.openapi(attendance, async (c) => {
    const { services, center } = c.get("context");
    const of = { centerId: center.id, eventId: c.req.valid("param").eventId };
    if (!(await isWithinReach(services.db, c.get("actor"), of.eventId)))
      return problem(c, refuse("not-found"));
    return c.json(await countAttendance(services.db, of), 200);
  });

  api.openapi(stream, async (c) => {
    const { services, center } = c.get("context");
    const of = { centerId: center.id, eventId: c.req.valid("param").eventId };
    if (!(await isWithinReach(services.db, c.get("actor"), of.eventId)))
      return problem(c, refuse("not-found"));
    return attendanceStream(services, of, c.get("actor"), c.req.raw.signal);
  });
}
