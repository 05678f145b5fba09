import type { Params } from "@remix-run/react";
import { z } from "zod";
import type { Operation } from "~/app/domain/access/operations";
import { findEmployer } from "~/db/queries/employers";
import type { RequestContext } from "./context.server";
import { optional, text, ticked } from "./fields";
import { foundOr404 } from "./require-actor.server";
import { requireStaff } from "./require-staff.server";
import { idOr404 } from "./staff-page.server";

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

/** What staff looked at, a box each, and how they reached an employer whose address is not of its website. */
export const vettingForm = z.strictObject({
  legalName: ticked,
  street: ticked,
  website: ticked,
  contact: ticked,
  domain: ticked,
  attestations: ticked,
  note: optional(text(1000)),
});
