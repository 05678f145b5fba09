import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { cancelTimes } from "~/app/commands/offer-time.server";
import { DayCancellation } from "~/app/components/time-cancellation";
import { notAccepted, refusedForm } from "~/app/http/form-again.server";
import { dayCancellationForm } from "~/app/http/hours-form.server";
import { parseForm } from "~/app/http/parse-form.server";
import { requireStaff } from "~/app/http/require-staff.server";
import { dayOr404, daySheet, timesOfDay } from "~/app/http/staff-appointments.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Cancel times of ${data?.day}? - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  await requireStaff(context, request, "appointment.offer");
  const day = dayOr404(params.day);
  const rows = (await daySheet(context, day)).filter(({ isOver }) => !isOver);
  return {
    day,
    times: rows.length,
    booked: rows.filter(({ bookingId }) => bookingId !== null).length,
    counselors: [...new Set(rows.map(({ counselor }) => counselor))],
    centerName: context.center.name,
  };
}

/** Takes out what is left of a day: of one counselor who is ill, or of all. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(context, request, "appointment.offer");
  const day = dayOr404(params.day);
  const form = await parseForm(request, dayCancellationForm);
  if (!form.ok) return notAccepted(form);
  const { services, center } = context;
  const { counselor, reason } = form.value;
  const slotIds = await timesOfDay(context, day, counselor);
  const cancelled = await cancelTimes(services, { actor, center, slotIds, reason });
  if (cancelled.outcome === "refused") return refusedForm(cancelled, form.values);
  return redirect(`/staff/appointments/days/${day}?done=times-cancelled`, 303);
}

export default function CancelDay() {
  const page = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return <DayCancellation {...page} errors={again?.errors} values={again?.values} />;
}
