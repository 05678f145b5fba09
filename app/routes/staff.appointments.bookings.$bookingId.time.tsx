import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { moveAppointment } from "~/app/commands/change-appointment.server";
import { AppointmentTimes } from "~/app/components/appointment-times";
import { Button, ButtonLink } from "~/app/components/button";
import { ErrorSummary } from "~/app/components/error-summary";
import { PageHead } from "~/app/components/page-head";
import { moveForm } from "~/app/http/appointment-form.server";
import { timesView } from "~/app/http/appointment-times.server";
import { notAccepted, refusedForm } from "~/app/http/form-again.server";
import { parseForm } from "~/app/http/parse-form.server";
import { requireStaff } from "~/app/http/require-staff.server";
import { appointmentOr404 } from "~/app/http/staff-appointments.server";
import { slotStyles } from "~/app/styles/links";

export const links = slotStyles;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Move an appointment - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  await requireStaff(context, request, "appointment.book");
  const { id, name } = await appointmentOr404(context, params);
  const { name: centerName, settings } = context.center;
  const view = await timesView(context, request);
  return {
    href: `/staff/appointments/bookings/${id}`,
    name,
    view,
    contact: settings.contactEmail,
    centerName,
  };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(context, request, "appointment.book");
  const { id: bookingId } = await appointmentOr404(context, params);
  const form = await parseForm(request, moveForm);
  if (!form.ok) return notAccepted(form);
  const { services, center } = context;
  const of = { actor, center, bookingId, slotId: form.value.slotId };
  const moved = await moveAppointment(services, of);
  if (moved.outcome === "refused") return refusedForm(moved, {});
  return redirect(`/staff/appointments/bookings/${bookingId}?done=appointment-moved`, 303);
}

export default function MoveAppointment() {
  const { href, name, view, contact } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <>
      <ErrorSummary errors={again?.errors} />
      <PageHead title="Move to another time" lead={name ?? undefined} />
      <AppointmentTimes view={view} base={`${href}/time`} contact={contact} locale="en-US">
        {({ id, counselor }, words, time) => (
          <form method="post" action={`${href}/time`}>
            <Button kind="secondary" name="slotId" value={id} label={`${time} with ${counselor}: move here`}>
              {words}
            </Button>
          </form>
        )}
      </AppointmentTimes>
      <div className="actions">
        <ButtonLink kind="quiet" href={href}>
          Keep the time
        </ButtonLink>
      </div>
    </>
  );
}
