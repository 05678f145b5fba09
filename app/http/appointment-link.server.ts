import { redirect } from "@remix-run/node";
import { normalizeCrockford } from "~/app/domain/tickets/crockford";
import { secretLength } from "~/app/domain/tickets/ticket-code";
import type { Locale } from "~/app/i18n/locales";
import type { Words } from "~/app/i18n/speak";
import { type Appointment, findAppointmentByCode } from "~/db/queries/appointments";
import { isCleared } from "./cleared-screens.server";
import type { RequestContext } from "./context.server";
import { ticketLanguage } from "./language.server";
import { refusalPage } from "./require-actor.server";

export interface FoundAppointment {
  appointment: Appointment;
  /** The page's own address, which is a secret. */
  href: string;
  locale: Locale;
  t: Words;
  /** Why nothing of it is shown; null where it is. */
  gone: "forgotten" | "cleared" | null;
}

type Context = Pick<RequestContext, "services" | "center" | "page">;

/**
 * The appointment whose secret an address carries, in the language of its visitor.
 * @throws the page that says there is none
 */
export async function findByLink(
  context: Context,
  request: Request,
  typed: string | undefined,
): Promise<FoundAppointment> {
  const { services, center } = context;
  const code = normalizeCrockford(typed ?? "");
  if (code === null || code.length !== secretLength) throw refusalPage("not-found");
  const codeHash = services.codes.hash(code);
  const appointment = await findAppointmentByCode(services.db, { centerId: center.id, codeHash });
  if (appointment === null) throw refusalPage("not-found");
  const { locale, t } = ticketLanguage(context, request, { language: appointment.language ?? "" });
  context.page.locale = locale;
  const gone = appointment.isRevoked ? "forgotten" : isCleared(request, { codeHash }) ? "cleared" : null;
  return { appointment, href: `/a/${code}`, locale, t, gone };
}

/**
 * The appointment that a link may still change.
 * @throws the page that says there is none; a redirect to its own page, which says why nothing is shown
 */
export async function requireAppointment(
  context: Context,
  request: Request,
  typed: string | undefined,
): Promise<FoundAppointment> {
  const found = await findByLink(context, request, typed);
  if (found.gone !== null) throw redirect(found.href, 303);
  return found;
}
