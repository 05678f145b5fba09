import type { Params } from "@remix-run/react";
import type { Operation } from "~/app/domain/access/operations";
import type { TableStepName } from "~/app/domain/fairs/steps";
import type { RequestContext } from "./context.server";
import { requireFairEmployer } from "./fair-page.server";

/** Where the page of a step shows that a reason is asked for. */
export const tableStepFields = { "reason-required": "reason" } as const;

/** What the page of a staff's step with an employer shows before it is taken. */
export async function loadTableStep(
  context: RequestContext,
  request: Request,
  params: Params,
  { operation, name }: { operation: Operation; name: TableStepName },
) {
  const { head, row, steps } = await requireFairEmployer(context, request, params, operation);
  return {
    event: head,
    employerId: row.employerId,
    legalName: row.legalName,
    standing: row.standing,
    isVetted: row.vettedAt !== null,
    isOpen: steps.includes(name),
    centerName: context.center.name,
  };
}
