import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { openDay } from "~/app/commands/close-day.server";
import { requireStaff } from "~/app/http/require-staff.server";
import { dayOr404 } from "~/app/http/staff-appointments.server";

const page = "/staff/appointments/closed-days";

export async function loader({ context, request }: LoaderFunctionArgs) {
  await requireStaff(context, request, "appointment.offer");
  return redirect(page);
}

/** Opens a closed day again by one tap. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(context, request, "appointment.offer");
  const day = dayOr404(params.day);
  await openDay(context.services, { actor, center: context.center, day });
  return redirect(`${page}?done=day-opened`, 303);
}
