import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ManagePage } from "~/app/components/manage-page";
import { PageFrame } from "~/app/components/page-frame";
import { TicketGone } from "~/app/components/ticket-gone";
import { answerOf } from "~/app/http/answer.server";
import { isCleared } from "~/app/http/cleared-screens.server";
import { findByCode } from "~/app/http/manage-link.server";
import { ticketView } from "~/app/http/ticket-view.server";
import { ticketStyles } from "~/app/styles/links";

export const links = ticketStyles;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page === undefined ? [] : [{ title: `Your ticket - ${page.centerName}` }];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { services, center, nonce } = context;
  const centerName = center.name;
  const found = await findByCode(context, "manage", params.code);
  if (found.isRevoked) return data({ gone: "replaced" as const, centerName }, 410);
  if (isCleared(request, found)) return data({ gone: "cleared" as const, centerName });
  const { id: registrationId, event, generation, keyId, shortCode, name, hasEmail, code } = found;
  const { code: ticketCode } = services.codes.ticket({
    registrationId,
    generation,
    eventId: event.id,
    keyId,
  });
  const ticket = await ticketView(context, found, { ticketCode, shortCode });
  const answer = await answerOf(context, found, ticket);
  const view = { ticket, name, hasEmail, answer, nonce, href: `/m/${code}` };
  return data({ gone: null, centerName, view });
}

export default function Manage() {
  const page = useLoaderData<typeof loader>();
  return (
    <PageFrame centerName={page.centerName} className={page.gone === null ? "ticket-page" : undefined}>
      {page.gone === null ? <ManagePage view={page.view} /> : <TicketGone why={page.gone} />}
    </PageFrame>
  );
}
