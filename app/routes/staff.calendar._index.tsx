import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { CalendarHead } from "~/app/components/calendar-head";
import { MonthCalendar } from "~/app/components/month-calendar";
import { YearCalendar } from "~/app/components/year-calendar";
import { calendarPage } from "~/app/http/calendar-page.server";
import { requireStaff } from "~/app/http/require-staff.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.head.title} - Calendar - ${data?.centerName}` },
];

export async function loader({ context, request }: LoaderFunctionArgs) {
  await requireStaff(context, request, "calendar.read");
  return { ...(await calendarPage(context, request)), centerName: context.center.name };
}

export default function Calendar() {
  const { head, view } = useLoaderData<typeof loader>();
  return (
    <>
      <CalendarHead head={head} />
      {view.kind === "month" ? (
        <MonthCalendar title={head.title} month={view} />
      ) : (
        <YearCalendar year={view} />
      )}
    </>
  );
}
