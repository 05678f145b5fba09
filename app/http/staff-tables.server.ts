import type { Params } from "@remix-run/react";
import type { Operation } from "~/app/domain/access/operations";
import { findEmployer } from "~/db/queries/employers";
import { findTable } from "~/db/queries/table-visits";
import type { RequestContext } from "./context.server";
import { foundOr404 } from "./require-actor.server";
import { idOr404, requireEventActor } from "./staff-page.server";

/** The table that a page of the staff names by its event and employer. @throws as `requireEventActor`, or a 404 */
export async function requireTableOf(
  context: RequestContext,
  request: Request,
  params: Params,
  operation: Operation,
) {
  const { actor, of } = await requireEventActor(context, request, params, operation);
  const table = { ...of, employerId: idOr404(params.employerId) };
  const { db } = context.services;
  const [there, employer] = await Promise.all([findTable(db, table), findEmployer(db, table)]);
  foundOr404(there);
  const base = `/staff/events/${of.eventId}/tables/${table.employerId}`;
  return { actor, table, base, employer: foundOr404(employer) };
}
