import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { PresenceBadge } from "~/app/components/appointment-day";
import { AppointmentFacts } from "~/app/components/appointment-page";
import { ButtonLink } from "~/app/components/button";
import { DescriptionList } from "~/app/components/description-list";
import { DoneNotice } from "~/app/components/done-notice";
import { Notice } from "~/app/components/notice";
import { OneButton } from "~/app/components/one-button";
import { PageHead } from "~/app/components/page-head";
import { ownLanguageName } from "~/app/domain/registrations/languages";
import { requireStaff } from "~/app/http/require-staff.server";
import { appointmentOr404 } from "~/app/http/staff-appointments.server";
import { queryOf } from "~/app/http/staff-page.server";
import { findConfirmationOf } from "~/db/queries/booking-messages";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `An appointment - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  await requireStaff(context, request, "appointment.list");
  const appointment = await appointmentOr404(context, params);
  const { services, center } = context;
  const of = { centerId: center.id, bookingId: appointment.id };
  return {
    ...{ appointment, done: queryOf(request, "done"), centerName: center.name },
    hasConfirmation: (await findConfirmationOf(services.db, of)) !== null,
    postKey: services.ids.uuid(),
  };
}

export default function StaffAppointment() {
  const { appointment, done, hasConfirmation, postKey } = useLoaderData<typeof loader>();
  const { id, name, email, phone, language, status, presence, isAhead, day } = appointment;
  const base = `/staff/appointments/bookings/${id}`;
  return (
    <>
      <DoneNotice done={done} />
      <PageHead title={name ?? "An appointment"} />
      {status !== "booked" && <Notice>This appointment is cancelled.</Notice>}
      <AppointmentFacts view={appointment} locale="en-US" />
      <DescriptionList
        items={[
          { term: "E-mail", value: email ?? "None given" },
          { term: "Phone", value: phone ?? "None given" },
          { term: "Language", value: language && ownLanguageName(language) },
          { term: "Came", value: presence && <PresenceBadge presence={presence} /> },
        ]}
      />
      <div className="actions">
        {isAhead && (
          <>
            <ButtonLink kind="secondary" href={`${base}/slip`}>
              Print a slip
            </ButtonLink>
            <ButtonLink kind="secondary" href={`${base}/time`}>
              Move to another time
            </ButtonLink>
            {hasConfirmation && (
              <OneButton action={`${base}/confirmation?key=${postKey}`} label="Send the confirmation again" />
            )}
            <OneButton action={`${base}/cancellation`} label="Cancel this appointment" kind="danger" />
          </>
        )}
        <ButtonLink kind="quiet" href={`/staff/appointments/days/${day}`}>
          Back to the day
        </ButtonLink>
      </div>
    </>
  );
}
