import { redirect } from "@remix-run/node";
import { mayDo, type Operation, type Subject } from "~/app/domain/access/operations";
import type { Actor } from "~/app/domain/access/roles";
import type { RefusalReason } from "~/app/domain/refusal";
import type { RequestContext, UnreadBody } from "./context.server";
import { homeOf } from "./home";
import { messageOf, statusOf } from "./refusals";
import { withNext } from "./site-path";

/**
 * Who asks, where they may do this. Sends a visitor to sign in and back.
 * @throws a redirect to the sign-in page, or a 403 answer that the error page words
 */
export async function requireActor(
  context: Pick<RequestContext, "actor">,
  request: Request,
  operation: Operation,
  subject: Subject = {},
): Promise<Actor> {
  const actor = await context.actor();
  if (actor === null) throw redirect(withNext("/sign-in", pathOf(request)));
  if (!mayDo(actor, operation, subject))
    throw refusalPage(actor.endedAt ? "device-over" : "not-allowed", actor);
  return actor;
}

/** The page to come back to; after a post it is the page itself, since a post is not repeated. */
function pathOf(request: Request): string {
  const { pathname, search } = new URL(request.url);
  return pathname.replace(/\.data$/, "") + search;
}

/** An answer that the nearest error page words, with the way back for who asked. Thrown from loaders and actions. */
export function refusalPage(reason: RefusalReason, actor: Actor | null = null): Response {
  const signedIn = actor && { role: actor.role, isPerson: actor.kind === "person", home: homeOf(actor) };
  return Response.json({ reason, message: messageOf(reason), signedIn }, { status: statusOf(reason) });
}

/** The page that says how much can be sent, with the way back to the form. */
export function unreadPage({ words, back }: UnreadBody): Response {
  const reason = "body-too-large";
  const told = words === null ? { reason, message: messageOf(reason) } : { message: words };
  return Response.json({ ...told, back }, { status: statusOf(reason) });
}

/** The value, or the page that says there is none. */
export function foundOr404<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw refusalPage("not-found");
  return value;
}
