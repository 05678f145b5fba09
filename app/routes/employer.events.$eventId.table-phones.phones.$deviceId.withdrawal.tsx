import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { withdrawDevice } from "~/app/commands/withdraw-device.server";
import { refusalPage } from "~/app/http/require-actor.server";
import { requireSharingEvent } from "~/app/http/sharing-event.server";
import { idOr404 } from "~/app/http/staff-page.server";

/** Nothing to read: the button stands beside the phone. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { event } = await requireSharingEvent(context, request, params, "table.withdraw");
  return redirect(`/employer/events/${event.id}/table-phones`);
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, event } = await requireSharingEvent(context, request, params, "table.withdraw");
  const of = { eventId: event.id, employerId: actor.employerId, deviceId: idOr404(params.deviceId) };
  const withdrawn = await withdrawDevice(context.services, { actor, ...of });
  if (withdrawn.outcome === "refused") throw refusalPage(withdrawn.reason);
  return redirect(`/employer/events/${event.id}/table-phones?done=phone-withdrawn`, 303);
}
