import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { assignTable } from "~/app/commands/assign-table.server";
import { inviteEmployers } from "~/app/commands/invite-employers.server";
import { takeTableStep } from "~/app/commands/take-table-step.server";
import { arrivalOf, presenceOf } from "~/app/domain/fairs/presence";
import { hasTables } from "~/app/domain/fairs/steps";
import { refuse } from "~/app/domain/refusal";
import { findEventDetail } from "~/db/queries/event-detail";
import { findFairEmployer, listFairEmployers, type FairEmployer as Row } from "~/db/queries/fair-employers";
import { type ApiEnv, bodyOf, jsonOf, may, problem, problemResponses } from "./api";
import {
  Acceptance,
  Declination,
  FairEmployer,
  FairEmployerParams,
  Invited,
  NewFairInvitation,
  Table,
} from "./schemas/fair-employers";
import { EventIdParams, listOf } from "./schemas/values";

const path = "/events/{eventId}/employers";
const employerPath = `${path}/{employerId}` as const;
const one = (description: string) => ({ 200: jsonOf(FairEmployer, description), ...problemResponses });

const list = createRoute({
  method: "get",
  path,
  summary: "List the employers of an event, whatever their standing, by name",
  middleware: [may("fair.read")] as const,
  request: { params: EventIdParams },
  responses: { 200: jsonOf(listOf(FairEmployer, "FairEmployers"), "All of them"), ...problemResponses },
});

const invite = createRoute({
  method: "post",
  path: `${path}/invitations`,
  summary: "Invite employers to an event, all or none",
  middleware: [may("fair.invite")] as const,
  request: { params: EventIdParams, ...bodyOf(NewFairInvitation) },
  responses: { 201: jsonOf(Invited, "How many were invited"), ...problemResponses },
});

const accept = createRoute({
  method: "put",
  path: `${employerPath}/acceptance`,
  summary: "Accept an employer that applied or was invited; it is told by e-mail",
  middleware: [may("fair.decide")] as const,
  request: { params: FairEmployerParams, ...bodyOf(Acceptance) },
  responses: one("The employer, accepted"),
});

const decline = createRoute({
  method: "put",
  path: `${employerPath}/declination`,
  summary: "Decline an employer that applied; it is told the reason by e-mail",
  middleware: [may("fair.decide")] as const,
  request: { params: FairEmployerParams, ...bodyOf(Declination) },
  responses: one("The employer, declined"),
});

const table = createRoute({
  method: "put",
  path: `${employerPath}/table`,
  summary: "Give an accepted employer a table's number, and note what stands on it",
  middleware: [may("fair.change")] as const,
  request: { params: FairEmployerParams, ...bodyOf(Table) },
  responses: one("The employer with its table"),
});

export function fairEmployerRoutes(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(list, async (c) => {
    const { services, center } = c.get("context");
    const of = { centerId: center.id, eventId: c.req.valid("param").eventId };
    const event = await findEventDetail(services.db, of);
    if (event === null || !hasTables(event.type)) return problem(c, refuse("not-found"));
    const now = services.clock.now();
    const items = (await listFairEmployers(services.db, of)).map((row) => resourceOf(row, event, now));
    return c.json({ items, nextCursor: null }, 200);
  });

  api.openapi(invite, async (c) => {
    const { services, center } = c.get("context");
    const { eventId } = c.req.valid("param");
    const { id: inviteId = services.ids.uuid(), ...whom } = c.req.valid("json");
    const request = { actor: c.get("actor"), center, eventId, inviteId, ...whom };
    const invited = await inviteEmployers(services, request);
    return invited.outcome === "refused" ? problem(c, invited) : c.json({ count: invited.count }, 201);
  });

  api.openapi(accept, async (c) => {
    const { services, center } = c.get("context");
    const of = c.req.valid("param");
    const step = { actor: c.get("actor"), center, ...of, name: "accept" as const, reason: null };
    const { tableNo } = c.req.valid("json");
    const taken = await takeTableStep(services, { ...step, tableNo });
    if (taken.outcome === "refused") return problem(c, taken);
    const found = await findResource(c.get("context"), of);
    return found === null ? problem(c, refuse("not-found")) : c.json(found, 200);
  });

  api.openapi(decline, async (c) => {
    const { services, center } = c.get("context");
    const of = c.req.valid("param");
    const { reason } = c.req.valid("json");
    const step = { actor: c.get("actor"), center, ...of, name: "decline" as const, reason };
    const taken = await takeTableStep(services, step);
    if (taken.outcome === "refused") return problem(c, taken);
    const found = await findResource(c.get("context"), of);
    return found === null ? problem(c, refuse("not-found")) : c.json(found, 200);
  });

  api.openapi(table, async (c) => {
    const { services, center } = c.get("context");
    const of = c.req.valid("param");
    const change = { actor: c.get("actor"), center, ...of, ...c.req.valid("json") };
    const assigned = await assignTable(services, change);
    if (assigned.outcome === "refused") return problem(c, assigned);
    const found = await findResource(c.get("context"), of);
    return found === null ? problem(c, refuse("not-found")) : c.json(found, 200);
  });
}

async function findResource(
  { services, center }: ApiEnv["Variables"]["context"],
  params: { eventId: string; employerId: string },
) {
  const of = { centerId: center.id, ...params };
  const [event, row] = await Promise.all([
    findEventDetail(services.db, of),
    findFairEmployer(services.db, of),
  ]);
  return event === null || row === null ? null : resourceOf(row, event, services.clock.now());
}

/** Names of people and contacts are left out: the list of employers has those. */
const resourceOf = (row: Row, event: { doorsOpenAt: Date }, now: Date) => ({
  employerId: row.employerId,
  legalName: row.legalName,
  isHost: row.isHost,
  standing: row.standing,
  presence: row.standing === "accepted" ? presenceOf(row, event.doorsOpenAt, now) : null,
  tableNo: row.tableNo,
  equipment: row.equipment,
  openings: row.openings,
  representatives: row.representatives,
  arrivedAt: arrivalOf(row)?.toISOString() ?? null,
  vettedAt: row.vettedAt?.toISOString() ?? null,
});
