import { z } from "@hono/zod-openapi";
import { id, line } from "~/app/http/fields";
import { maybe, whole } from "./values";

export const NewBranch = z.strictObject({ name: line(120), address: maybe(line(200)) }).openapi("NewBranch");

export const Branch = z
  .object({ id: z.string(), name: z.string(), address: z.string().nullable() })
  .openapi("Branch");

export const NewRoom = z
  .strictObject({ branchId: id, name: line(120), postedLoad: whole(1, 100_000) })
  .openapi("NewRoom");

export const Room = z
  .object({
    id: z.string(),
    name: z.string(),
    branch: z.object({ id: z.string(), name: z.string() }),
    postedLoad: z.int(),
  })
  .openapi("Room");
