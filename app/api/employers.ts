import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { createEmployer } from "~/app/commands/create-employer.server";
import { listEmployers } from "~/db/queries/employers";
import { type ApiEnv, bodyOf, jsonOf, may, problemResponses } from "./api";
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
    const employer = c.req.valid("json");
    const made = await createEmployer(services, { actor: c.get("actor"), centerId: center.id, employer });
    return c.json(resourceOf({ id: made.employerId, ...employer, vettedAt: made.vettedAt }), 201);
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
