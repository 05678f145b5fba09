import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { admitWalkIn } from "~/app/commands/admit-walk-in.server";
import { recordScan, type ScanRecorded } from "~/app/commands/record-scan.server";
import { undoScan } from "~/app/commands/undo-scan.server";
import type { ScanAnswer } from "~/app/domain/check-in/scan";
import { refuse } from "~/app/domain/refusal";
import { fold, isSearchable } from "~/app/domain/text/fold";
import { id } from "~/app/http/fields";
import { countAttendance } from "~/db/queries/check-in";
import { findEventHours } from "~/db/queries/event-hours";
import { isWithinReach } from "~/db/queries/reach";
import { searchTickets } from "~/db/queries/registrations";
import { type ApiEnv, bodyOf, jsonOf, may, problem, problemResponses } from "./api";
import { attendanceStream } from "./attendance-stream";
import * as schemas from "./schemas";

const longestCode = 4096;

const record = createRoute({
  method: "post",
  path: "/events/{eventId}/scans",
  summary: "Scan a ticket at the door",
  middleware: [may("scan.record")] as const,
  request: { params: schemas.EventIdParams, ...bodyOf(schemas.NewScan) },
  responses: {
    201: jsonOf(schemas.ScanResource, "The verdict, recorded"),
    200: jsonOf(schemas.ScanResource, "The first verdict of this scan, again"),
    ...problemResponses,
  },
});

const walkIn = createRoute({
  method: "post",
  path: "/events/{eventId}/walk-ins",
  summary: "Let in a visitor who has no registration",
  middleware: [may("walk-in.record")] as const,
  request: { params: schemas.EventIdParams, ...bodyOf(schemas.NewWalkIn) },
  responses: {
    201: jsonOf(schemas.ScanResource, "The verdict, recorded"),
    200: jsonOf(schemas.ScanResource, "The first verdict, again"),
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
    query: z.strictObject({ undoId: id.optional(), undoneAt: schemas.instant.optional() }),
  },
  responses: { 200: jsonOf(schemas.ScanResource, "The scan, undone"), ...problemResponses },
});

const search = createRoute({
  method: "post",
  path: "/events/{eventId}/ticket-search",
  summary: "Find a ticket by a visitor's name",
  middleware: [may("ticket.search")] as const,
  request: { params: schemas.EventIdParams, ...bodyOf(schemas.TicketSearch) },
  responses: { 200: jsonOf(schemas.FoundTickets, "At most twenty tickets"), ...problemResponses },
});

const attendance = createRoute({
  method: "get",
  path: "/events/{eventId}/attendance",
  summary: "Count places, people who came and refused scans",
  middleware: [may("attendance.read")] as const,
  request: { params: schemas.EventIdParams },
  responses: { 200: jsonOf(schemas.Attendance, "The counts"), ...problemResponses },
});

const stream = createRoute({
  method: "get",
  path: "/events/{eventId}/attendance/stream",
  summary: "The counts as they change, as server-sent events",
  middleware: [may("attendance.read")] as const,
  request: { params: schemas.EventIdParams },
  responses: {
    200: { description: "Events named attendance", content: { "text/event-stream": { schema: z.string() } } },
    ...problemResponses,
  },
});

export function scanRoutes(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(record, async (c) => {
    const { services } = c.get("context");
    const { scanId, code, scannedAt, door, device, override, verdictMs } = c.req.valid("json");
    if (code.length > longestCode) return problem(c, refuse("body-too-large"));
    const { eventId } = c.req.valid("param");
    const of = { actor: c.get("actor"), eventId, scanId, text: code };
    const result = await recordScan(services, { ...of, scannedAt, door, device, override, verdictMs });
    if (result.outcome === "refused") return problem(c, result);
    return c.json(resourceOf(scanId, result), result.isNew ? 201 : 200);
  });

  api.openapi(walkIn, async (c) => {
    const { services, center } = c.get("context");
    const { language, ...body } = c.req.valid("json");
    const { eventId } = c.req.valid("param");
    const request = { ...body, actor: c.get("actor"), eventId, language: language ?? center.locale };
    const result = await admitWalkIn(services, request);
    if (result.outcome === "refused") return problem(c, result);
    return c.json(resourceOf(body.scanId, result), result.isNew ? 201 : 200);
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
    return c.json(resourceOf(scanId, { answer: result.answer, name: null, undoneAt: result.undoneAt }), 200);
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
    const items = found.map(({ name, shortCode, status, admittedAt }) => ({
      name,
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

function resourceOf(
  scanId: string,
  { answer, name, undoneAt }: Pick<ScanRecorded, "name" | "undoneAt"> & { answer: ScanAnswer },
) {
  const { outcome, at, shortCode, firstAdmission, opensAt, closesAt, flags } = answer;
  const ticket = shortCode === undefined ? undefined : { name, shortCode };
  const undone = undoneAt?.toISOString();
  return { scanId, outcome, at, ticket, firstAdmission, opensAt, closesAt, flags, undoneAt: undone };
}
