import type { Params } from "@remix-run/react";
import type { Operation } from "~/app/domain/access/operations";
import { findLinkOf, findReporter } from "~/db/queries/outcomes";
import type { RequestContext } from "./context.server";
import { foundOr404 } from "./require-actor.server";
import { idOr404, requireEventActor } from "./staff-page.server";

/** The employer that the address names, at the event that it names, for staff who may do the operation. */
export async function requireOutcomes(
  context: RequestContext,
  request: Request,
  params: Params,
  operation: Operation,
) {
  const { actor, eventId, of: ofEvent } = await requireEventActor(context, request, params, operation);
  const of = { ...ofEvent, employerId: idOr404(params.employerId) };
  const employer = foundOr404(await findReporter(context.services.db, of));
  return { actor, eventId, of, employer, href: `/staff/events/${eventId}/outcomes/${of.employerId}` };
}

/** The address that an employer gives its numbers at; null where none was made or it was withdrawn. */
export async function linkFor(
  { services, origin }: Pick<RequestContext, "services" | "origin">,
  of: { centerId: string; eventId: string; employerId: string },
): Promise<string | null> {
  const link = await findLinkOf(services.db, of);
  return link === null || link.withdrawnAt !== null
    ? null
    : `${origin}/outcomes/${services.codes.link("outcomes", link)}`;
}
