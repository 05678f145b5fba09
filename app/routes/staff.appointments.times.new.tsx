import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { offerTime } from "~/app/commands/offer-time.server";
import { PageHead } from "~/app/components/page-head";
import { TimeForm } from "~/app/components/time-form";
import { notAccepted, refusedForm } from "~/app/http/form-again.server";
import { timeForm } from "~/app/http/hours-form.server";
import { parseForm } from "~/app/http/parse-form.server";
import { postKey } from "~/app/http/post-key.server";
import { requireStaff } from "~/app/http/require-staff.server";
import { branchesOf, todayOf } from "~/app/http/staff-appointments.server";
import { listHours } from "~/db/queries/counselor-hours";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Add one time - ${data?.centerName}` },
];

export async function loader({ context, request }: LoaderFunctionArgs) {
  await requireStaff(context, request, "appointment.offer");
  const { services, center } = context;
  const today = todayOf(context);
  const [first] = await listHours(services.db, { centerId: center.id, today });
  return {
    branches: await branchesOf(context),
    usual: { date: today, counselor: first?.counselor ?? "", place: first?.place ?? "" },
    key: postKey(request, services.ids),
    centerName: center.name,
  };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const actor = await requireStaff(context, request, "appointment.offer");
  const form = await parseForm(request, timeForm);
  if (!form.ok) return notAccepted(form);
  const { services, center } = context;
  const slotId = postKey(request, services.ids);
  const offered = await offerTime(services, { actor, center, slotId, ...form.value });
  if (offered.outcome === "refused") return refusedForm(offered, form.values);
  const { from } = form.value.times;
  return redirect(`/staff/appointments/days/${from.date}?done=time-added`, 303);
}

export default function NewTime() {
  const { branches, usual, key } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <>
      <PageHead title="Add one time" lead="Beside the weekly hours: an evening, or a day of somebody else." />
      <TimeForm
        {...{ branches, usual }}
        action={`/staff/appointments/times/new?key=${key}`}
        errors={again?.errors}
        values={again?.values}
      />
    </>
  );
}
