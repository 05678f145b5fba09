import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ManagePage } from "~/app/components/manage-page";
import { PageFrame } from "~/app/components/page-frame";
import { TicketGone } from "~/app/components/ticket-gone";
import { loadManagePage } from "~/app/http/manage-page.server";
import { ticketStyles } from "~/app/styles/links";

export const links = ticketStyles;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page === undefined ? [] : [{ title: page.title }];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const page = context.given.manage ?? (await loadManagePage(context, request, params.code));
  const isWithdrawn = page.gone === "replaced" || page.gone === "forgotten";
  return data(page, isWithdrawn ? 410 : 200);
}

export default function Manage() {
  const page = useLoaderData<typeof loader>();
  return (
    <PageFrame centerName={page.centerName} className={page.gone === null ? "ticket-page" : undefined}>
      {page.gone === null ? <ManagePage view={page.view} /> : <TicketGone why={page.gone} />}
    </PageFrame>
  );
}
