import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { endSession } from "~/app/commands/sign-out-session.server";
import { refusalPage } from "~/app/http/require-actor.server";
import { requireSession } from "~/app/http/session-pages.server";
import { idOr404 } from "~/app/http/staff-page.server";

/** There is nothing to read here: the list of sign-ins stands on the account's page. */
export const loader = () => redirect("/account");

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { userId } = await requireSession(context, request);
  const sessionId = idOr404(params.sessionId);
  const ended = await endSession(context.services, { userId, sessionId });
  if (ended.outcome === "refused") throw refusalPage(ended.reason);
  return redirect("/account?done=ended", 303);
}
