import type { Params } from "@remix-run/react";
import { z } from "zod";
import { findReplyTemplate } from "~/db/queries/reply-templates";
import type { RequestContext } from "./context.server";
import { line, text } from "./fields";
import { foundOr404 } from "./require-actor.server";
import { requireStaff } from "./require-staff.server";
import { idOr404 } from "./staff-page.server";

export const templateForm = z.strictObject({ name: line(80), text: text(4000) });

/** The template that the address names, for staff. */
export async function requireTemplate(context: RequestContext, request: Request, params: Params) {
  const actor = await requireStaff(context, request, "template.change");
  const of = { centerId: context.center.id, templateId: idOr404(params.templateId) };
  return { actor, of, template: foundOr404(await findReplyTemplate(context.services.db, of)) };
}
