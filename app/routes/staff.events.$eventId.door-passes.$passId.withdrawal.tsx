import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { withdrawInvitation } from "~/app/commands/withdraw-invitation.server";
import { refusalPage } from "~/app/http/require-actor.server";
import { idOr404, requireEventActor } from "~/app/http/staff-page.server";

/** Nothing to read: the button stands beside the pass. */
export const loader = ({ params }: LoaderFunctionArgs) =>
  redirect(`/staff/events/${idOr404(params.eventId)}/door-passes`);

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, eventId } = await requireEventActor(context, request, params, "device.withdraw");
  const invitationId = idOr404(params.passId);
  const withdrawn = await withdrawInvitation(context.services, { actor, invitationId, eventId });
  if (withdrawn.outcome === "refused") throw refusalPage(withdrawn.reason);
  return redirect(`/staff/events/${eventId}/door-passes?done=pass-withdrawn`, 303);
}
