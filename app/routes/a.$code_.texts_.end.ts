import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { endAppointmentTexts } from "~/app/commands/text-appointment.server";
import { requireAppointment } from "~/app/http/appointment-link.server";
import { patronActor } from "~/app/http/manage-link.server";

export const loader = ({ params }: LoaderFunctionArgs) => redirect(`/a/${params.code}`);

/** Whoever has the appointment wants no more texts. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const { services, center } = context;
  const { appointment, href } = await requireAppointment(context, request, params.code);
  const actor = patronActor(center.id, appointment.id);
  await endAppointmentTexts(services, { actor, center, bookingId: appointment.id });
  return redirect(href, 303);
}
