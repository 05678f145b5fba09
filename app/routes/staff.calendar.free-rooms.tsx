import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { FreeRoomsForm, FreeRoomsFound } from "~/app/components/free-rooms";
import { PageHead } from "~/app/components/page-head";
import { freeRooms } from "~/app/http/free-rooms.server";
import { requireStaff } from "~/app/http/require-staff.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Find a free room - ${data?.centerName}` },
];

export async function loader({ context, request }: LoaderFunctionArgs) {
  await requireStaff(context, request, "calendar.read");
  return { ...(await freeRooms(context, request)), centerName: context.center.name };
}

export default function FreeRooms() {
  const { values, errors, found } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title="Find a free room" lead={<a href="/staff/calendar">Calendar</a>} />
      <FreeRoomsForm values={values} errors={errors} />
      {found && <FreeRoomsFound {...found} />}
    </>
  );
}
