import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { withdrawDevice } from "~/app/commands/withdraw-device.server";
import { refusalPage } from "~/app/http/require-actor.server";
import { idOr404 } from "~/app/http/staff-page.server";
import { requireTableOf } from "~/app/http/staff-tables.server";

/** Nothing to read: the button stands beside the phone. */
export const loader = ({ params }: LoaderFunctionArgs) =>
  redirect(`/staff/events/${idOr404(params.eventId)}/tables/${idOr404(params.employerId)}`);

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, table, base } = await requireTableOf(context, request, params, "table.withdraw");
  const { eventId, employerId } = table;
  const deviceId = idOr404(params.deviceId);
  const withdrawn = await withdrawDevice(context.services, { actor, eventId, employerId, deviceId });
  if (withdrawn.outcome === "refused") throw refusalPage(withdrawn.reason);
  return redirect(`${base}?done=phone-withdrawn`, 303);
}
