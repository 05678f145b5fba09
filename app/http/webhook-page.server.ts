import type { Params } from "@remix-run/react";
import type { Operation } from "~/app/domain/access/operations";
import { deliveryStates, sentTypes } from "~/app/domain/webhooks/webhook";
import { countDeliveries, findEndpoint, listDeliveries } from "~/db/queries/webhooks";
import type { RequestContext } from "./context.server";
import { foundOr404, requireActor } from "./require-actor.server";
import { idOr404, idOrUndefined, pageOf, queryOf } from "./staff-page.server";

const limit = 50;

/** The admin who asks and the endpoint that the address names. */
export async function requireWebhook(
  context: RequestContext,
  request: Request,
  params: Params,
  operation: Operation,
) {
  const actor = await requireActor(context, request, operation);
  const of = { centerId: context.center.id, endpointId: idOr404(params.endpointId) };
  const endpoint = foundOr404(await findEndpoint(context.services.db, of));
  return { actor, of, endpoint, base: webhookPath(of.endpointId) };
}

export const webhookPath = (endpointId: string) => `/staff/settings/webhooks/${endpointId}`;

/** An endpoint's deliveries as its page shows them: of a state, of a type, or all. */
export async function loadDeliveries(
  { services }: Pick<RequestContext, "services">,
  request: Request,
  of: { centerId: string; endpointId: string },
) {
  const state = deliveryStates.find((known) => known === queryOf(request, "state"));
  const type = sentTypes.find((known) => known === queryOf(request, "type"));
  const before = idOrUndefined(queryOf(request, "before"));
  const [found, counts] = await Promise.all([
    listDeliveries(services.db, { ...of, state, type, before, limit: limit + 1 }),
    countDeliveries(services.db, { ...of, type }),
  ]);
  const page = pageOf(request, found, limit, (last) => ["before", last.id]);
  return { ...page, counts, state, type, isFirst: before === undefined };
}
