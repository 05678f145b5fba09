import type { MailView } from "~/app/components/mail-table";
import { outboxStates } from "~/app/domain/outbox/message";
import { canResend } from "~/app/domain/outbox/resend";
import { countMail, listMail, type MailRow } from "~/db/queries/outbox-states";
import type { RequestContext } from "./context.server";
import { pageOf, queryOf } from "./staff-page.server";

const limit = 50;

/** The mail of an event, or of the center where none is named, as its page shows it. */
export async function loadMail(
  { services, center }: Pick<RequestContext, "services" | "center">,
  request: Request,
  eventId?: string,
) {
  const state = outboxStates.find((known) => known === queryOf(request, "state"));
  const before = Number(/^\d{1,15}$/.exec(queryOf(request, "before") ?? "")?.[0] ?? Number.NaN);
  const isFirst = Number.isNaN(before);
  const of = { centerId: center.id, locale: center.locale, eventId };
  const [found, counts] = await Promise.all([
    listMail(services.db, { ...of, state, before: isFirst ? undefined : before, limit: limit + 1 }),
    countMail(services.db, of),
  ]);
  const page = pageOf(request, found, limit, (last) => ["before", String(last.place)]);
  const now = services.clock.now();
  const from = eventId === undefined ? "" : "&from=event";
  const rows = page.rows.map((row) => mailView(row, now, `?key=${services.ids.uuid()}${from}`));
  return { rows, olderHref: page.olderHref, counts, state, isFirst };
}

function mailView(row: MailRow, now: Date, query: string): MailView {
  const { eventId, registrationId, event: _event, registrationStatus: _status, place: _place, ...mail } = row;
  const eventHref = eventId === null ? null : `/staff/events/${eventId}`;
  const isOfPatron = registrationId !== null && eventHref !== null && row.patronName !== null;
  return {
    ...mail,
    to: row.patronName ?? row.recipient,
    toHref: isOfPatron ? `${eventHref}/registrations/${registrationId}` : null,
    eventHref,
    resendAction: isResendable(row, now) ? `/staff/mail/${row.id}/resend${query}` : null,
  };
}

function isResendable(row: MailRow, now: Date): boolean {
  if (row.patronName === null && row.recipient === null) return false;
  return row.state !== "superseded" && canResend(row, now).outcome === "allowed";
}
