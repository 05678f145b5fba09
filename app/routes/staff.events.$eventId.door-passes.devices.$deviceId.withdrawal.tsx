import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { withdrawDevice } from "~/app/commands/withdraw-device.server";
import { refusalPage } from "~/app/http/require-actor.server";
import { idOr404, requireEventActor } from "~/app/http/staff-page.server";

/** Nothing to read: the button stands beside the phone. */
export const loader = ({ params }: LoaderFunctionArgs) =>
  redirect(`/staff/events/${idOr404(params.eventId)}/door-passes`);

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, eventId } = await requireEventActor(context, request, params, "device.withdraw");
  const deviceId = idOr404(params.deviceId);
  const withdrawn = await withdrawDevice(context.services, { actor, eventId, deviceId });
  if (withdrawn.outcome === "refused") throw refusalPage(withdrawn.reason);
  return redirect(`/staff/events/${eventId}/door-passes?done=phone-withdrawn`, 303);
}
