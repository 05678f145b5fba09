import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { createEmployer } from "~/app/commands/create-employer.server";
import { refuse } from "~/app/domain/refusal";
import { findEmployer, listEmployers } from "~/db/queries/employers";
import { type ApiEnv, bodyOf, jsonOf, may, problem, problemResponses } from "./api";
import { pageOf } from "./page";
import { Employer, NewEmployer } from "./schemas/employers";
import { listOf, PageQuery } from "./schemas/values";

const list = createRoute({
  method: "get",
  path: "/employers",
  summary: "List employers",
  middleware: [may("employer.list")] as const,
  request: { query: PageQuery },
  responses: {
    200: jsonOf(listOf(Employer, "Employers"), "Employers by age"),
    ...problemResponses,
  },
});

const create = createRoute({
  method: "post",
  path: "/employers",
  summary: "Add an employer; one made by staff counts as vetted",
  middleware: [may("employer.create")] as const,
  request: bodyOf(NewEmployer),
  responses: { 201: jsonOf(Employer, "The employer"), ...problemResponses },
});

export function employerRoutes(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(list, async (c) => {
    const { services, center } = c.get("context");
    const { cursor, limit } = c.req.valid("query");
    const rows = await listEmployers(services.db, { centerId: center.id, after: cursor, limit: limit + 1 });
    const { items, nextCursor } = pageOf(rows, limit);
    return c.json({ items: items.map(resourceOf), nextCursor }, 200);
  });

  api.openapi(create, async (c) => {
    const { services, center } = c.get("context");
    const { id: employerId, ...employer } = c.req.valid("json");
    const of = { actor: c.get("actor"), centerId: center.id };
    const made = await createEmployer(services, { ...of, employerId, employer });
    const row = await findEmployer(services.db, { centerId: center.id, employerId: made.employerId });
    return row === null ? problem(c, refuse("not-found")) : c.json(resourceOf(row), 201);
  });
}

type Row = Omit<
  Awaited<ReturnType<typeof listEmployers>>[number],
  "vettedBy" | "vettedHow" | "createdAt" | "contactPhone"
>;

const resourceOf = ({
  id,
  legalName,
  street,
  website,
  sizeBand,
  contactName,
  contactEmail,
  vettedAt,
}: Row) => ({
  id,
  legalName,
  street,
  website,
  sizeBand,
  contactName,
  contactEmail,
  vettedAt: vettedAt?.toISOString() ?? null,
});
