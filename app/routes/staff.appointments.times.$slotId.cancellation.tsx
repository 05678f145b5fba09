import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { cancelTimes } from "~/app/commands/offer-time.server";
import { TimeCancellation } from "~/app/components/time-cancellation";
import { timeSpanWords } from "~/app/domain/time/wording";
import { notAccepted, refusedForm } from "~/app/http/form-again.server";
import { parseForm } from "~/app/http/parse-form.server";
import { requireStaff } from "~/app/http/require-staff.server";
import { reasonForm } from "~/app/http/slot-form.server";
import { timeOr404 } from "~/app/http/staff-appointments.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Cancel an appointment time? - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  await requireStaff(context, request, "appointment.offer");
  const { id, startsAt, endsAt, counselor, held, timeZone } = await timeOr404(context, params);
  const when = timeSpanWords(startsAt, endsAt, timeZone, "en-US");
  const backHref = `/staff/appointments/times/${id}`;
  const title = `Cancel ${when} of ${counselor}?`;
  return { title, isBooked: held > 0, backHref, centerName: context.center.name };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(context, request, "appointment.offer");
  const { id, day } = await timeOr404(context, params);
  const form = await parseForm(request, reasonForm);
  if (!form.ok) return notAccepted(form);
  const { services, center } = context;
  const { reason } = form.value;
  const cancelled = await cancelTimes(services, { actor, center, slotIds: [id], reason });
  if (cancelled.outcome === "refused") return refusedForm(cancelled, form.values);
  return redirect(`/staff/appointments/days/${day}?done=times-cancelled`, 303);
}

export default function CancelTime() {
  const page = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return <TimeCancellation {...page} errors={again?.errors} values={again?.values} />;
}
