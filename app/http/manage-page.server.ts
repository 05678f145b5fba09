import { redirect } from "@remix-run/node";
import type { ManageView } from "~/app/components/manage-page";
import type { TicketView } from "~/app/components/patron-ticket";
import { type Locale, publicPrefix } from "~/app/i18n/locales";
import { answerOf } from "./answer.server";
import { type Blanks, openBlanks } from "./blanks.server";
import { isCleared } from "./cleared-screens.server";
import type { RequestContext } from "./context.server";
import { calendarHrefs } from "./feed.server";
import { readinessList } from "./help-pages.server";
import { ticketInterviews } from "./interviews-view.server";
import { jobView } from "./job-view.server";
import { ticketLanguage } from "./language.server";
import { findByCode, type Gone, whyGone } from "./manage-link.server";
import type { OwnPage } from "./own-copies.server";
import { planView } from "./plan-page.server";
import { askingEmployers, nextLookAt } from "./table-visits.server";
import { textsView } from "./texts-view.server";
import { ticketView } from "./ticket-view.server";
import { waitlistView } from "./waitlist-view.server";

interface PageHead {
  locale: Locale;
  title: string;
  centerName: string;
}

/** `gone` says why nothing of the ticket is shown. */
export type ManagePageData = PageHead & ({ gone: Gone } | { gone: null; view: ManageView });
export type ShownTicketData = PageHead & ({ gone: Gone } | { gone: null; ticket: TicketView });

/**
 * The page that a manage link opens.
 * @throws the page that says there is none; a redirect to what is kept about them, for a representative
 */
export async function loadManagePage(
  context: RequestContext,
  request: Request,
  typed: string | undefined,
): Promise<ManagePageData> {
  const { services, center, nonce } = context;
  const found = await findByCode(context, "manage", typed);
  const { locale, t } = ticketLanguage(context, request, found);
  const page = { locale, title: t("manage.pageTitle", { center: center.name }), centerName: center.name };
  if (found.isRevoked) return { gone: whyGone(found), ...page };
  if (isCleared(request, found)) return { gone: "cleared", ...page };
  if (found.who === "representative") throw redirect(`/m/${found.code}/data`, 303);
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
  const [interviews, waitlist, answer, texts, asking, nextLook, job, plan, readiness] = await Promise.all([
    found.hasInterviews ? ticketInterviews(context, found) : null,
    waitlistView(context, found),
    answerOf(context, found, ticket),
    ticket.state === "valid" ? textsView(context, found) : null,
    askingEmployers(context, found),
    nextLookAt(context, found),
    jobView(context, found, locale),
    planView(context, found),
    readinessList(context, { locale, prefix: publicPrefix(center, locale) }),
  ]);
  const isWatched = nextLook !== null;
  const parts = { answer, asking, isWatched, texts, calendar, interviews, job, plan, readiness, waitlist };
  return { gone: null, ...page, view: { ticket, name, hasEmail, ...parts, nonce, href: `/m/${code}` } };
}

/**
 * What the QR's address shows to whoever scans it: first name and event, nothing that changes the place.
 * @throws the page that says there is none
 */
export async function loadShownTicket(
  context: RequestContext,
  request: Request,
  typed: string | undefined,
): Promise<ShownTicketData> {
  const centerName = context.center.name;
  const found = await findByCode(context, "ticket", typed);
  const { locale, t } = ticketLanguage(context, request, found);
  const page = { locale, title: t("ticket.pageTitle", { center: centerName }), centerName };
  if (found.isRevoked) return { gone: whyGone(found), ...page };
  return { gone: null, ...page, ticket: await ticketView(context, found, { ticketCode: found.code, t }) };
}

/** The manage page with blanks, unless nothing of a ticket is shown or somebody at a table asks. */
export async function ownManagePage(
  context: RequestContext,
  request: Request,
  typed: string,
): Promise<OwnPage | null> {
  const page = await orNull(loadManagePage(context, request, typed));
  if (page === null) return null;
  const whole = { manage: page };
  if (page.gone !== null || page.view.asking.length > 0) return { whole, blanks: null };
  const { view } = page;
  const blanks = openBlanks();
  const address = `/m/${blanks.text(view.href.slice("/m/".length))}`;
  const nonce = blanks.text(context.nonce);
  const calendar = view.calendar && {
    ...view.calendar,
    subscription: blanks.text(view.calendar.subscription),
    feed: blanks.text(view.calendar.feed),
  };
  const blanked = {
    ...{ ...view, nonce, href: address, name: blanks.text(view.name) },
    ...{ ticket: blankTicket(view.ticket, blanks), calendar },
  };
  const manage = { ...page, view: blanked };
  return { whole, blanks: { address, nonce, own: blanks.own, page: { manage } } };
}

/** A shown ticket with blanks, unless nothing of it is shown. */
export async function ownShownTicket(
  context: RequestContext,
  request: Request,
  typed: string,
): Promise<OwnPage | null> {
  const page = await orNull(loadShownTicket(context, request, typed));
  if (page === null) return null;
  const whole = { shown: page };
  if (page.gone !== null) return { whole, blanks: null };
  const blanks = openBlanks();
  const address = `/t/${blanks.text(typed)}`;
  const nonce = blanks.text(context.nonce);
  const shown = { ...page, ticket: blankTicket(page.ticket, blanks) };
  return { whole, blanks: { address, nonce, own: blanks.own, page: { shown } } };
}

const blankTicket = (ticket: TicketView, blanks: Blanks): TicketView => ({
  ...ticket,
  firstName: blanks.text(ticket.firstName),
  qrSvg: blanks.markup(ticket.qrSvg),
  shortCode: blanks.signs(ticket.shortCode),
  sharingNumber: blanks.text(ticket.sharingNumber),
});

/** Null in place of a page that says there is none: Remix shows that. */
async function orNull<Page>(loading: Promise<Page>): Promise<Page | null> {
  try {
    return await loading;
  } catch (thrown) {
    if (thrown instanceof Response) return null;
    throw thrown;
  }
}
