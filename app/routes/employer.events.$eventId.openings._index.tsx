import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { DoneNotice } from "~/app/components/done-notice";
import { OpeningDesk, OpeningDeskActions } from "~/app/components/opening-desk";
import { PageHead } from "~/app/components/page-head";
import { openingDeskView, requireEmployerDesk } from "~/app/http/opening-desk.server";
import { queryOf } from "~/app/http/staff-page.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Openings: ${data?.title} - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const desk = await requireEmployerDesk(context, request, params, "opening.list");
  const view = await openingDeskView(context, desk);
  const done = queryOf(request, "done");
  return { title: desk.title, view, done, centerName: context.center.name };
}

export default function Openings() {
  const { title, view, done } = useLoaderData<typeof loader>();
  return (
    <>
      <DoneNotice done={done} />
      <PageHead
        title="Openings"
        lead={<a href={view.base}>{title}</a>}
        actions={<OpeningDeskActions view={view} />}
      />
      <OpeningDesk view={view} />
    </>
  );
}
