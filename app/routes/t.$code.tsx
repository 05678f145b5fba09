import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PageFrame } from "~/app/components/page-frame";
import { PatronTicket } from "~/app/components/patron-ticket";
import { BrightnessHint } from "~/app/components/ticket";
import { TicketGone } from "~/app/components/ticket-gone";
import { ticketLanguage } from "~/app/http/language.server";
import { findByCode, whyGone } from "~/app/http/manage-link.server";
import { ticketView } from "~/app/http/ticket-view.server";
import { ticketStyles } from "~/app/styles/links";

export const links = ticketStyles;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page === undefined ? [] : [{ title: page.title }];

/** What the QR's address shows to whoever scans it: first name and event, nothing that changes the place. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const centerName = context.center.name;
  const found = await findByCode(context, "ticket", params.code);
  const { locale, t } = ticketLanguage(context, request, found);
  const page = { locale, title: t("ticket.pageTitle", { center: centerName }), centerName };
  if (found.isRevoked) return data({ gone: whyGone(found), ...page }, 410);
  return data({
    gone: null,
    ...page,
    ticket: await ticketView(context, found, { ticketCode: found.code, t }),
  });
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
