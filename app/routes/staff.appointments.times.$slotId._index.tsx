import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { bookAppointment } from "~/app/commands/book-appointment.server";
import { AppointmentForm } from "~/app/components/appointment-form";
import { AppointmentFacts } from "~/app/components/appointment-page";
import { ButtonLink } from "~/app/components/button";
import { PageHead } from "~/app/components/page-head";
import { Section } from "~/app/components/section";
import { deskAppointmentForm } from "~/app/http/appointment-form.server";
import { notAccepted, refusedForm } from "~/app/http/form-again.server";
import { parseForm } from "~/app/http/parse-form.server";
import { postKey } from "~/app/http/post-key.server";
import { requireStaff } from "~/app/http/require-staff.server";
import { timeOr404 } from "~/app/http/staff-appointments.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `An appointment time - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  await requireStaff(context, request, "appointment.book");
  const time = await timeOr404(context, params);
  const key = postKey(request, context.services.ids);
  return { time, key, language: context.center.locale, centerName: context.center.name };
}

/** Books the time for somebody who stands at the desk, or calls. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(context, request, "appointment.book");
  const { id: slotId } = await timeOr404(context, params);
  const form = await parseForm(request, deskAppointmentForm);
  if (!form.ok) return notAccepted(form);
  const { services, center } = context;
  const key = postKey(request, services.ids);
  const patron = { ...form.value, language: form.value.language ?? center.locale };
  const booked = await bookAppointment(services, { actor, center, slotId, key, patron, origin: "staff" });
  if (booked.outcome === "refused") return refusedForm(booked, form.values);
  return redirect(`/staff/appointments/bookings/${booked.bookingId}/slip`, 303);
}

export default function AppointmentTime() {
  const { time, key, language } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  const base = `/staff/appointments/times/${time.id}`;
  const isCancelled = time.cancelledAt !== null;
  return (
    <>
      <PageHead
        title={isCancelled ? "This time is cancelled" : "Appointment time"}
        lead={time.isFree || isCancelled ? undefined : "This time is taken, or it is over."}
      />
      <AppointmentFacts view={time} locale="en-US" />
      {time.isFree && (
        <Section title="Book it for somebody">
          <AppointmentForm
            action={`${base}?key=${key}`}
            formKey={null}
            locale={language}
            submit="Book and print a slip"
            errors={again?.errors}
            values={again?.values}
          />
        </Section>
      )}
      <div className="actions">
        {!isCancelled && (
          <ButtonLink kind="danger" href={`${base}/cancellation`}>
            Cancel this time
          </ButtonLink>
        )}
        <ButtonLink kind="quiet" href={`/staff/appointments/days/${time.day}`}>
          Back to the day
        </ButtonLink>
      </div>
    </>
  );
}
