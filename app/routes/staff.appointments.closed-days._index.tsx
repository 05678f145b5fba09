import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { closeDay } from "~/app/commands/close-day.server";
import { ClosedDayTable } from "~/app/components/appointment-overview";
import { ClosedDayForm } from "~/app/components/closed-day-form";
import { DoneNotice } from "~/app/components/done-notice";
import { KeptNotice } from "~/app/components/kept-notice";
import { PageHead } from "~/app/components/page-head";
import { Section } from "~/app/components/section";
import { notAccepted, refusedForm } from "~/app/http/form-again.server";
import { closedDayForm } from "~/app/http/hours-form.server";
import { parseForm } from "~/app/http/parse-form.server";
import { requireStaff } from "~/app/http/require-staff.server";
import { todayOf } from "~/app/http/staff-appointments.server";
import { queryOf } from "~/app/http/staff-page.server";
import { listClosedDays } from "~/db/queries/counselor-hours";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Closed days - ${data?.centerName}` },
];

export async function loader({ context, request }: LoaderFunctionArgs) {
  await requireStaff(context, request, "appointment.offer");
  const { services, center } = context;
  const days = await listClosedDays(services.db, { centerId: center.id, from: todayOf(context) });
  const told = { done: queryOf(request, "done"), kept: queryOf(request, "kept") };
  return { days, ...told, centerName: center.name };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const actor = await requireStaff(context, request, "appointment.offer");
  const form = await parseForm(request, closedDayForm);
  if (!form.ok) return notAccepted(form);
  const { services, center } = context;
  const closed = await closeDay(services, { actor, center, ...form.value });
  if (closed.outcome === "refused") return refusedForm(closed, form.values);
  return redirect(`/staff/appointments/closed-days?done=day-closed&kept=${closed.kept}`, 303);
}

export default function ClosedDays() {
  const { days, done, kept } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <>
      <DoneNotice done={done} />
      <KeptNotice kept={kept} />
      <PageHead
        title="Closed days"
        lead="On these days nobody is seen by appointment, at any branch. Whoever has a time already keeps it until you cancel it."
      />
      {days.length > 0 ? <ClosedDayTable rows={days} /> : <p>No day ahead is closed.</p>}
      <Section title="Close a day">
        <ClosedDayForm errors={again?.errors} values={again?.values} />
      </Section>
      <p>
        <a href="/staff/appointments">Back to appointments</a>
      </p>
    </>
  );
}
