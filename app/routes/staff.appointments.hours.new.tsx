import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { addHours } from "~/app/commands/keep-hours.server";
import { HoursForm, HoursOwner } from "~/app/components/hours-form";
import { PageHead } from "~/app/components/page-head";
import { notAccepted, refusedForm } from "~/app/http/form-again.server";
import { newHoursForm, usualHours } from "~/app/http/hours-form.server";
import { parseForm } from "~/app/http/parse-form.server";
import { postKey } from "~/app/http/post-key.server";
import { requireStaff } from "~/app/http/require-staff.server";
import { branchesOf, todayOf } from "~/app/http/staff-appointments.server";
import { slotStyles } from "~/app/styles/links";

export const links = slotStyles;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Add a counselor's hours - ${data?.centerName}` },
];

export async function loader({ context, request }: LoaderFunctionArgs) {
  await requireStaff(context, request, "appointment.offer");
  const key = postKey(request, context.services.ids);
  const usual = usualHours(todayOf(context));
  return { branches: await branchesOf(context), usual, key, centerName: context.center.name };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const actor = await requireStaff(context, request, "appointment.offer");
  const form = await parseForm(request, newHoursForm);
  if (!form.ok) return notAccepted(form);
  const { services, center } = context;
  const hoursId = postKey(request, services.ids);
  const kept = await addHours(services, { actor, center, hoursId, ...form.value });
  if (kept.outcome === "refused") return refusedForm(kept, form.values);
  return redirect("/staff/appointments?done=hours-kept", 303);
}

export default function NewHours() {
  const { branches, usual, key } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <>
      <PageHead
        title="Add a counselor's hours"
        lead="Appointment times of the next six weeks are made from them, and go on being made."
      />
      <HoursForm
        action={`/staff/appointments/hours/new?key=${key}`}
        usual={usual}
        errors={again?.errors}
        values={again?.values}
        save="Add these hours"
      >
        <HoursOwner branches={branches} errors={again?.errors} values={again?.values} />
      </HoursForm>
    </>
  );
}
