import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { resendMessage } from "~/app/commands/resend-messages.server";
import { postKey } from "~/app/http/post-key.server";
import { foundOr404, refusalPage } from "~/app/http/require-actor.server";
import { requireStaff } from "~/app/http/require-staff.server";
import { appointmentOr404 } from "~/app/http/staff-appointments.server";
import { findConfirmationOf } from "~/db/queries/booking-messages";

/** The confirmation is sent again by a button of the appointment's page, which a typed address leads back to. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  await requireStaff(context, request, "mail.resend");
  const { id } = await appointmentOr404(context, params);
  return redirect(`/staff/appointments/bookings/${id}`);
}

/** Says that it is on its way, whatever becomes of it there. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(context, request, "mail.resend");
  const { id: bookingId, isAhead } = await appointmentOr404(context, params);
  if (!isAhead) throw refusalPage("edit-not-allowed", actor);
  const { services, center } = context;
  const messageId = foundOr404(await findConfirmationOf(services.db, { centerId: center.id, bookingId }));
  const key = postKey(request, services.ids);
  const sent = await resendMessage(services, { actor, center, messageId, key });
  if (sent.outcome === "refused") throw refusalPage(sent.reason, actor);
  return redirect(`/staff/appointments/bookings/${bookingId}?done=resent`, 303);
}
