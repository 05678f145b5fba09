import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { DoneNotice } from "~/app/components/done-notice";
import { OpeningDesk, OpeningDeskActions } from "~/app/components/opening-desk";
import { StaffEventHead } from "~/app/components/staff-event-head";
import { openingDeskView, requireStaffDesk } from "~/app/http/opening-desk.server";
import { queryOf } from "~/app/http/staff-page.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Openings: ${data?.title} - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const desk = await requireStaffDesk(context, request, params, "opening.list");
  const view = await openingDeskView(context, desk);
  const done = queryOf(request, "done");
  return { head: desk.head, title: desk.title, view, done, centerName: context.center.name };
}

export default function Openings() {
  const { head, view, done } = useLoaderData<typeof loader>();
  return (
    <>
      <DoneNotice done={done} />
      <StaffEventHead
        event={head}
        current="openings"
        title="Openings"
        actions={<OpeningDeskActions view={view} />}
      />
      <OpeningDesk view={view} />
    </>
  );
}
