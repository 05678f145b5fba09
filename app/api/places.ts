import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { createBranch, createRoom } from "~/app/commands/create-place.server";
import { listBranches, listRooms } from "~/db/queries/places";
import { type ApiEnv, bodyOf, jsonOf, may, problem, problemResponses } from "./api";
import { pageOf } from "./page";
import { Branch, NewBranch, NewRoom, Room } from "./schemas/places";
import { listOf, PageQuery } from "./schemas/values";

const getBranches = createRoute({
  method: "get",
  path: "/branches",
  summary: "List branches",
  middleware: [may("branch.list")] as const,
  request: { query: PageQuery },
  responses: {
    200: jsonOf(listOf(Branch, "Branches"), "Branches by age"),
    ...problemResponses,
  },
});

const postBranch = createRoute({
  method: "post",
  path: "/branches",
  summary: "Add a branch",
  middleware: [may("branch.create")] as const,
  request: bodyOf(NewBranch),
  responses: { 201: jsonOf(Branch, "The branch"), ...problemResponses },
});

const getRooms = createRoute({
  method: "get",
  path: "/rooms",
  summary: "List rooms",
  middleware: [may("room.list")] as const,
  request: { query: PageQuery },
  responses: { 200: jsonOf(listOf(Room, "Rooms"), "Rooms by age"), ...problemResponses },
});

const postRoom = createRoute({
  method: "post",
  path: "/rooms",
  summary: "Add a room",
  middleware: [may("room.create")] as const,
  request: bodyOf(NewRoom),
  responses: { 201: jsonOf(Room, "The room"), ...problemResponses },
});

export function placeRoutes(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(getBranches, async (c) => {
    const { services, center } = c.get("context");
    const { cursor, limit } = c.req.valid("query");
    return c.json(
      pageOf(
        await listBranches(services.db, { centerId: center.id, after: cursor, limit: limit + 1 }),
        limit,
      ),
      200,
    );
  });

  api.openapi(postBranch, async (c) => {
    const { services, center } = c.get("context");
    const result = await createBranch(services, {
      actor: c.get("actor"),
      centerId: center.id,
      branch: c.req.valid("json"),
    });
    return result.outcome === "refused" ? problem(c, result) : c.json(result.branch, 201);
  });

  api.openapi(getRooms, async (c) => {
    const { services, center } = c.get("context");
    const { cursor, limit } = c.req.valid("query");
    return c.json(
      pageOf(await listRooms(services.db, { centerId: center.id, after: cursor, limit: limit + 1 }), limit),
      200,
    );
  });

  api.openapi(postRoom, async (c) => {
    const { services, center } = c.get("context");
    const result = await createRoom(services, {
      actor: c.get("actor"),
      centerId: center.id,
      room: c.req.valid("json"),
    });
    return result.outcome === "refused" ? problem(c, result) : c.json(result.room, 201);
  });
}
