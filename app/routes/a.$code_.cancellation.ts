import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { cancelAppointment } from "~/app/commands/change-appointment.server";
import { requireAppointment } from "~/app/http/appointment-link.server";
import { bookingAnswer } from "~/app/http/booking-form.server";
import { patronActor } from "~/app/http/manage-link.server";

export const loader = ({ params }: LoaderFunctionArgs) => redirect(`/a/${params.code}`);

/** Gives the appointment up by one tap; the page that follows says so. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const { services, center } = context;
  const { appointment, href } = await requireAppointment(context, request, params.code);
  const actor = patronActor(center.id, appointment.id);
  const done = await cancelAppointment(services, { actor, center, bookingId: appointment.id });
  return redirect(bookingAnswer(href, done), 303);
}
