import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { withdrawInvitation } from "~/app/commands/withdraw-invitation.server";
import { refusalPage, requireActor } from "~/app/http/require-actor.server";
import { idOr404 } from "~/app/http/staff-page.server";

/** Nothing to read: the button stands in the list of invitations. */
export const loader = () => redirect("/staff/members");

export async function action({ context, request, params }: ActionFunctionArgs) {
  const actor = await requireActor(context, request, "member.invite");
  const invitationId = idOr404(params.invitationId);
  const withdrawn = await withdrawInvitation(context.services, { actor, invitationId, eventId: null });
  if (withdrawn.outcome === "refused") throw refusalPage(withdrawn.reason);
  return redirect("/staff/members?done=withdrawn", 303);
}
