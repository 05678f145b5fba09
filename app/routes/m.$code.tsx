import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ManagePage } from "~/app/components/manage-page";
import { PageFrame } from "~/app/components/page-frame";
import { TicketGone } from "~/app/components/ticket-gone";
import { answerOf } from "~/app/http/answer.server";
import { isCleared } from "~/app/http/cleared-screens.server";
import { calendarHrefs } from "~/app/http/feed.server";
import { ticketLanguage } from "~/app/http/language.server";
import { findByCode, whyGone } from "~/app/http/manage-link.server";
import { planView } from "~/app/http/plan-page.server";
import { askingEmployers } from "~/app/http/table-visits.server";
import { textsView } from "~/app/http/texts-view.server";
import { ticketView } from "~/app/http/ticket-view.server";
import { waitlistView } from "~/app/http/waitlist-view.server";
import { ticketStyles } from "~/app/styles/links";

export const links = ticketStyles;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page === undefined ? [] : [{ title: page.title }];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { services, center, nonce } = context;
  const centerName = center.name;
  const found = await findByCode(context, "manage", params.code);
  const { locale, t } = ticketLanguage(context, request, found);
  const page = { locale, title: t("manage.pageTitle", { center: centerName }), centerName };
  if (found.isRevoked) return data({ gone: whyGone(found), ...page }, 410);
  if (isCleared(request, found)) return data({ gone: "cleared" as const, ...page });
  const { id: registrationId, event, generation, keyId, shortCode, name, hasEmail, code } = found;
  const { code: ticketCode } = services.codes.ticket({
    registrationId,
    generation,
    eventId: event.id,
    keyId,
  });
  const sharingNumber = services.codes.sharingNumber({ registrationId, generation, keyId });
  const ticket = await ticketView(context, found, { ticketCode, shortCode, sharingNumber, t });
  const calendar = ticket.state === "valid" ? calendarHrefs(context, found, ticket) : null;
  const [waitlist, answer, texts, asking, plan] = await Promise.all([
    waitlistView(context, found),
    answerOf(context, found, ticket),
    ticket.state === "valid" ? textsView(context, found) : null,
    askingEmployers(context, found),
    planView(context, found),
  ]);
  const view = {
    ticket,
    name,
    hasEmail,
    answer,
    asking,
    texts,
    calendar,
    waitlist,
    plan,
    nonce,
    href: `/m/${code}`,
  };
  return data({ gone: null, ...page, view });
}

export default function Manage() {
  const page = useLoaderData<typeof loader>();
  return (
    <PageFrame centerName={page.centerName} className={page.gone === null ? "ticket-page" : undefined}>
      {page.gone === null ? <ManagePage view={page.view} /> : <TicketGone why={page.gone} />}
    </PageFrame>
  );
}
