import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { RequestsPage } from "~/app/components/requests-page";
import { employerDesk } from "~/app/http/employer-desk.server";
import { privateHeaders } from "~/app/http/private-headers";
import { requireEmployer } from "~/app/http/require-employer.server";

export const headers = privateHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Your events - ${data?.centerName}` },
];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = await requireEmployer(context, request, "event.list");
  return { ...(await employerDesk(context, request, actor)), centerName: context.center.name };
}

export default function EmployerDesk() {
  return <RequestsPage desk={useLoaderData<typeof loader>()} />;
}
