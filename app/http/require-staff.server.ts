import type { Operation } from "~/app/domain/access/operations";
import { type Actor, hasRole } from "~/app/domain/access/roles";
import type { RequestContext } from "./context.server";
import { refusalPage, requireActor } from "./require-actor.server";

/**
 * Who of the staff asks, where they may do this. Some of what staff do employers may do too, on pages of their own:
 * on the staff's pages they are refused.
 * @throws what `requireActor` throws
 */
export async function requireStaff(
  context: Pick<RequestContext, "actor">,
  request: Request,
  operation: Operation,
  subject: { eventId?: string } = {},
): Promise<Actor> {
  const actor = await requireActor(context, request, operation, subject);
  if (!hasRole(actor, "staff")) throw refusalPage("not-allowed", actor);
  return actor;
}
