import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { cancelAppointment } from "~/app/commands/change-appointment.server";
import { requireStaff } from "~/app/http/require-staff.server";
import { appointmentOr404 } from "~/app/http/staff-appointments.server";

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  await requireStaff(context, request, "appointment.book");
  const { id } = await appointmentOr404(context, params);
  return redirect(`/staff/appointments/bookings/${id}`);
}

/** Gives an appointment up for whoever asks at the desk; the time is free again. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(context, request, "appointment.book");
  const { id: bookingId, day } = await appointmentOr404(context, params);
  const { services, center } = context;
  const done = await cancelAppointment(services, { actor, center, bookingId });
  const told = done.outcome === "refused" ? `refused=${done.reason}` : "done=appointment-cancelled";
  return redirect(`/staff/appointments/days/${day}?${told}`, 303);
}
