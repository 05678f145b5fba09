import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { AppointmentDay } from "~/app/components/appointment-day";
import { ButtonLink } from "~/app/components/button";
import { DoneNotice } from "~/app/components/done-notice";
import { PageHead } from "~/app/components/page-head";
import { RefusedNotice } from "~/app/components/refused-notice";
import { counted } from "~/app/domain/text/counted";
import { dayAfter, dayBefore } from "~/app/domain/time/day-start";
import { dayWords } from "~/app/domain/time/wording";
import { refusedWords } from "~/app/http/refusals";
import { requireStaff } from "~/app/http/require-staff.server";
import { dayOr404, daySheet, spanOfDay } from "~/app/http/staff-appointments.server";
import { queryOf } from "~/app/http/staff-page.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Appointments on ${data?.day} - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  await requireStaff(context, request, "appointment.list");
  const day = dayOr404(params.day);
  const { timeZone, name: centerName } = context.center;
  const title = dayWords(spanOfDay(context, day).from, timeZone, "en-US");
  const told = { done: queryOf(request, "done"), refused: refusedWords(queryOf(request, "refused")) };
  return { day, title, rows: await daySheet(context, day), timeZone, ...told, centerName };
}

export default function DaySheet() {
  const { day, title, rows, timeZone, done, refused } = useLoaderData<typeof loader>();
  const booked = rows.filter(({ bookingId }) => bookingId !== null);
  const kept = booked.filter(({ presence }) => presence === "kept").length;
  const isAhead = rows.some(({ isOver }) => !isOver);
  return (
    <>
      <DoneNotice done={done} />
      <RefusedNotice words={refused} />
      <PageHead
        title={title}
        lead={`${counted(booked.length, "appointment", "appointments")}, ${kept} kept so far`}
        actions={
          <>
            <ButtonLink kind="quiet" href={`/staff/appointments/days/${dayBefore(day)}`}>
              Day before
            </ButtonLink>
            <ButtonLink kind="quiet" href={`/staff/appointments/days/${dayAfter(day)}`}>
              Day after
            </ButtonLink>
          </>
        }
      />
      <AppointmentDay rows={rows} timeZone={timeZone} />
      {isAhead && (
        <div className="actions no-print">
          <ButtonLink kind="danger" href={`/staff/appointments/days/${day}/cancellation`}>
            Cancel times of this day
          </ButtonLink>
        </div>
      )}
      <p>
        <a href="/staff/appointments">Back to appointments</a>
      </p>
    </>
  );
}
