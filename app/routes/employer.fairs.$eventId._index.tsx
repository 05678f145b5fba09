import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { FairPage } from "~/app/components/fair-page";
import { LivePage } from "~/app/components/live-page";
import { RequestDone } from "~/app/components/request-done";
import { fairView, requireOwnFair } from "~/app/http/employer-fair.server";
import { privateHeaders } from "~/app/http/private-headers";
import { queryOf } from "~/app/http/staff-page.server";

export const headers = privateHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.fair.title} - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const found = await requireOwnFair(context, request, params, "fair.browse");
  const done = queryOf(request, "done");
  return { fair: await fairView(context, found), done, centerName: context.center.name };
}

export default function Fair() {
  const { fair, done } = useLoaderData<typeof loader>();
  const isLive = fair.counts !== null && fair.status === "published";
  return (
    <>
      <RequestDone done={done} />
      <FairPage fair={fair} />
      {isLive && <LivePage eventId={fair.id} />}
    </>
  );
}
