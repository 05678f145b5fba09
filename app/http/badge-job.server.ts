import type { Params } from "@remix-run/react";
import type { RequestContext } from "./context.server";
import { foundOr404 } from "./require-actor.server";
import { idOr404, requireEvent } from "./staff-page.server";

/** The print of badges that the address names, of the event that it names. */
export async function requireBadgeJob(context: RequestContext, request: Request, params: Params) {
  const found = await requireEvent(context, request, params, "roster.print");
  const job = foundOr404(context.services.badges.find(found.of, idOr404(params.jobId)));
  return { ...found, job };
}
