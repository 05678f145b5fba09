import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { DayTable, HoursTable } from "~/app/components/appointment-overview";
import { ButtonLink } from "~/app/components/button";
import { DoneNotice } from "~/app/components/done-notice";
import { KeptNotice } from "~/app/components/kept-notice";
import { PageHead } from "~/app/components/page-head";
import { Section } from "~/app/components/section";
import { requireStaff } from "~/app/http/require-staff.server";
import { nextDays, todayOf } from "~/app/http/staff-appointments.server";
import { queryOf } from "~/app/http/staff-page.server";
import { listHours } from "~/db/queries/counselor-hours";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Appointments - ${data?.centerName}` },
];

export async function loader({ context, request }: LoaderFunctionArgs) {
  await requireStaff(context, request, "appointment.list");
  const { services, center } = context;
  const today = todayOf(context);
  const [days, hours] = await Promise.all([
    nextDays(context),
    listHours(services.db, { centerId: center.id, today }),
  ]);
  const told = { done: queryOf(request, "done"), kept: queryOf(request, "kept") };
  return { days, hours, today, timeZone: center.timeZone, ...told, centerName: center.name };
}

export default function Appointments() {
  const { days, hours, today, timeZone, done, kept } = useLoaderData<typeof loader>();
  return (
    <>
      <DoneNotice done={done} />
      <KeptNotice kept={kept} />
      <PageHead
        title="Appointments"
        lead={
          <>
            Visitors book at <a href="/appointments">the public page</a>, or you book for them.
          </>
        }
        actions={
          <>
            <ButtonLink href={`/staff/appointments/days/${today}`}>Today&apos;s sheet</ButtonLink>
            <ButtonLink kind="secondary" href="/staff/appointments/times/new">
              Add one time
            </ButtonLink>
            <ButtonLink kind="secondary" href="/staff/appointments/closed-days">
              Closed days
            </ButtonLink>
          </>
        }
      />
      <DayTable days={days} timeZone={timeZone} />
      <Section title="Weekly hours">
        <HoursTable rows={hours} />
        {hours.length > 0 && (
          <div className="actions">
            <ButtonLink kind="secondary" href="/staff/appointments/hours/new">
              Add a counselor&apos;s hours
            </ButtonLink>
          </div>
        )}
      </Section>
    </>
  );
}
