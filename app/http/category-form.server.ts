import type { Params } from "@remix-run/react";
import { z } from "zod";
import { findCategory } from "~/db/queries/inquiry-categories";
import type { RequestContext } from "./context.server";
import { line } from "./fields";
import { foundOr404 } from "./require-actor.server";
import { requireStaff } from "./require-staff.server";
import { idOr404 } from "./staff-page.server";

export const categoryForm = z.strictObject({ name: line(60) });

export const positionForm = z.strictObject({ direction: z.enum(["up", "down"], "not-in-list") });

/** The desk's category that the address names, for an admin. */
export async function requireCategory(context: RequestContext, request: Request, params: Params) {
  const actor = await requireStaff(context, request, "inquiry-category.change");
  const of = { centerId: context.center.id, categoryId: idOr404(params.categoryId) };
  return { actor, of, category: foundOr404(await findCategory(context.services.db, of)) };
}
