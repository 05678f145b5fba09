import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { withdrawTablePass } from "~/app/commands/withdraw-table-pass.server";
import { refusalPage } from "~/app/http/require-actor.server";
import { requireSharingEvent } from "~/app/http/sharing-event.server";
import { idOr404 } from "~/app/http/staff-page.server";

/** Nothing to read: the button stands beside the link. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { event } = await requireSharingEvent(context, request, params, "table.withdraw");
  return redirect(`/employer/events/${event.id}/table-phones`);
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, event } = await requireSharingEvent(context, request, params, "table.withdraw");
  const of = { eventId: event.id, employerId: actor.employerId, passId: idOr404(params.passId) };
  const withdrawn = await withdrawTablePass(context.services, { actor, ...of });
  if (withdrawn.outcome === "refused") throw refusalPage(withdrawn.reason);
  return redirect(`/employer/events/${event.id}/table-phones?done=pass-withdrawn`, 303);
}
