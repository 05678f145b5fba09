import type { Params } from "@remix-run/react";
import type { Operation } from "~/app/domain/access/operations";
import { findEmployer } from "~/db/queries/employers";
import { listEmployersByName } from "~/db/queries/staff-employers";
import type { RequestContext } from "./context.server";
import { foundOr404 } from "./require-actor.server";
import { requireStaff } from "./require-staff.server";
import { idOr404, idOrUndefined, pageOf, queryOf } from "./staff-page.server";

/** The employer that the address names, for staff who may do this. */
export async function requireEmployer(
  context: RequestContext,
  request: Request,
  params: Params,
  operation: Operation,
) {
  const actor = await requireStaff(context, request, operation);
  const of = { centerId: context.center.id, employerId: idOr404(params.employerId) };
  return { actor, of, employer: foundOr404(await findEmployer(context.services.db, of)) };
}

const limit = 50;

/** The list of employers as its address asks for it: by a piece of the name, all or those not vetted yet. */
export async function loadEmployers(
  { services, center }: Pick<RequestContext, "services" | "center">,
  request: Request,
) {
  const query = queryOf(request, "q");
  const unvettedOnly = queryOf(request, "show") === "unvetted";
  const employerId = idOrUndefined(queryOf(request, "after"));
  const of = { centerId: center.id };
  const last = employerId === undefined ? null : await findEmployer(services.db, { ...of, employerId });
  const after = last === null ? undefined : { name: last.legalName, id: last.id };
  const filter = { piece: query ?? undefined, unvettedOnly, after, limit: limit + 1 };
  const found = await listEmployersByName(services.db, { ...of, ...filter });
  const page = pageOf(request, found, limit, (row) => ["after", row.id]);
  return { ...page, query, unvettedOnly, isFirst: last === null };
}
