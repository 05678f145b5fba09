import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { inviteAgain } from "~/app/commands/invite-member.server";
import { refusalPage, requireActor } from "~/app/http/require-actor.server";
import { idOr404 } from "~/app/http/staff-page.server";

/** Nothing to read: the button stands in the list of invitations. */
export const loader = () => redirect("/staff/members");

export async function action({ context, request, params }: ActionFunctionArgs) {
  const actor = await requireActor(context, request, "member.invite");
  const { services, center } = context;
  const sent = await inviteAgain(services, { actor, center, invitationId: idOr404(params.invitationId) });
  if (sent.outcome === "refused") throw refusalPage(sent.reason);
  return redirect("/staff/members?done=sent-again", 303);
}
