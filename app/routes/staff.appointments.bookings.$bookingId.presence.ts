import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { markAppointment } from "~/app/commands/change-appointment.server";
import { presenceForm } from "~/app/http/appointment-form.server";
import { parseForm } from "~/app/http/parse-form.server";
import { refusalPage } from "~/app/http/require-actor.server";
import { requireStaff } from "~/app/http/require-staff.server";
import { appointmentOr404 } from "~/app/http/staff-appointments.server";

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  await requireStaff(context, request, "appointment.book");
  const { day } = await appointmentOr404(context, params);
  return redirect(`/staff/appointments/days/${day}`);
}

/** Says by one tap whether somebody came, or takes it back; the day's sheet follows. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(context, request, "appointment.book");
  const { id: bookingId, day } = await appointmentOr404(context, params);
  const form = await parseForm(request, presenceForm);
  if (!form.ok) throw refusalPage("values-not-accepted", actor);
  const { services, center } = context;
  const marked = await markAppointment(services, { actor, center, bookingId, ...form.value });
  const told = marked.outcome === "refused" ? `?refused=${marked.reason}` : "";
  return redirect(`/staff/appointments/days/${day}${told}`, 303);
}
