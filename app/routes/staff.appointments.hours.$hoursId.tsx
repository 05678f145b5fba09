import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { changeHours } from "~/app/commands/keep-hours.server";
import { HoursForm } from "~/app/components/hours-form";
import { PageHead } from "~/app/components/page-head";
import { notAccepted, refusedForm } from "~/app/http/form-again.server";
import { hoursForm, hoursValues } from "~/app/http/hours-form.server";
import { parseForm } from "~/app/http/parse-form.server";
import { requireStaff } from "~/app/http/require-staff.server";
import { hoursOr404 } from "~/app/http/staff-appointments.server";
import { slotStyles } from "~/app/styles/links";

export const links = slotStyles;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Hours of ${data?.counselor} - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  await requireStaff(context, request, "appointment.offer");
  const hours = await hoursOr404(context, params);
  const { counselor, branch } = hours;
  return { counselor, branch, usual: hoursValues(hours), centerName: context.center.name };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(context, request, "appointment.offer");
  const { id: hoursId } = await hoursOr404(context, params);
  const form = await parseForm(request, hoursForm);
  if (!form.ok) return notAccepted(form);
  const { services, center } = context;
  const kept = await changeHours(services, { actor, center, hoursId, ...form.value });
  if (kept.outcome === "refused") return refusedForm(kept, form.values);
  return redirect(`/staff/appointments?done=hours-kept&kept=${kept.kept}`, 303);
}

export default function ChangeHours() {
  const { counselor, branch, usual } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <>
      <PageHead
        title={`Hours of ${counselor}`}
        lead={`${branch}. Times that somebody has stay; free ones follow the new hours.`}
      />
      <HoursForm usual={usual} errors={again?.errors} values={again?.values} save="Save these hours" />
    </>
  );
}
