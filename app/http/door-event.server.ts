import type { LoaderFunctionArgs } from "@remix-run/node";
import type { Operation } from "~/app/domain/access/operations";
import type { Actor } from "~/app/domain/access/roles";
import { findEventDetail, textOf } from "~/db/queries/event-detail";
import type { RequestContext } from "./context.server";
import { id } from "./fields";
import { foundOr404, requireActor } from "./require-actor.server";

/**
 * The event of a door page, where this actor may do the operation there. Signing in leads to the door's own page:
 * what was posted is not repeated.
 * @throws a redirect to sign in, a 403 or a 404
 */
export async function requireDoor(
  context: Pick<RequestContext, "actor" | "services" | "center">,
  request: Request,
  eventIdParam: string | undefined,
  operation: Operation,
) {
  const eventId = id.safeParse(eventIdParam).data ?? null;
  const page = new Request(new URL(`/door/${eventId ?? ""}`, request.url));
  const actor: Actor = await requireActor(context, page, operation, { eventId: eventId ?? undefined });
  const of = { centerId: context.center.id, eventId: foundOr404(eventId) };
  const event = foundOr404(await findEventDetail(context.services.db, of));
  return { actor, of, event, title: textOf(event, context.center.locale).title };
}

/** What the answers without scripts show of their event, with an id for the next code. */
export async function nextCode({ context, request, params }: LoaderFunctionArgs) {
  const { of, title } = await requireDoor(context, request, params.eventId, "door.open");
  return { eventId: of.eventId, title, nextScanId: context.services.ids.uuid() };
}
