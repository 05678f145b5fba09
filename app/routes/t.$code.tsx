import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PageFrame } from "~/app/components/page-frame";
import { PatronTicket } from "~/app/components/patron-ticket";
import { BrightnessHint } from "~/app/components/ticket";
import { TicketGone } from "~/app/components/ticket-gone";
import { loadShownTicket } from "~/app/http/manage-page.server";
import { ticketStyles } from "~/app/styles/links";

export const links = ticketStyles;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page === undefined ? [] : [{ title: page.title }];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const page = context.given.shown ?? (await loadShownTicket(context, request, params.code));
  return data(page, page.gone === null ? 200 : 410);
}

export default function ShownTicket() {
  const page = useLoaderData<typeof loader>();
  return (
    <PageFrame centerName={page.centerName} className={page.gone === null ? "ticket-page" : undefined}>
      {page.gone === null ? <Shown ticket={page.ticket} /> : <TicketGone why={page.gone} />}
    </PageFrame>
  );
}

function Shown({ ticket }: Parameters<typeof PatronTicket>[0]) {
  return (
    <>
      <PatronTicket ticket={ticket} />
      {ticket.state === "valid" && <BrightnessHint />}
    </>
  );
}
