import { retentionOf } from "~/app/domain/registrations/retention";
import { isSurveyOpen } from "~/app/domain/surveys/survey";
import { normalizeCrockford } from "~/app/domain/tickets/crockford";
import { spokenOr } from "~/app/i18n/locales";
import { wordsIn } from "~/app/i18n/words";
import { findEventDetail, textOf } from "~/db/queries/event-detail";
import type { RequestContext } from "./context.server";
import { chosenLanguage, rememberedLanguage } from "./language.server";
import { foundOr404 } from "./require-actor.server";

/**
 * The event whose survey a link opens, the same link for all who came, in the language that this browser was told.
 * @throws the page that says there is none
 */
export async function requireSurvey(
  { services, center, page }: Pick<RequestContext, "services" | "center" | "page">,
  request: Request,
  typed: string | undefined,
) {
  const code = normalizeCrockford((typed ?? "").slice(0, 100)) ?? "";
  const eventId = foundOr404(services.codes.ownerOf(code));
  foundOr404(services.codes.isLink("survey", code, { id: eventId, generation: 1 }) ? code : null);
  const of = { centerId: center.id, eventId };
  const event = foundOr404(await findEventDetail(services.db, of));
  const locale = chosenLanguage(request) ?? rememberedLanguage(request, center) ?? spokenOr(center.locale);
  page.locale = locale;
  const { contactDays } = retentionOf(center.settings);
  const isOpen = isSurveyOpen(event, contactDays, services.clock.now());
  const { title } = textOf(event, locale, center.locale);
  return { of, code, locale, t: wordsIn(locale), contactDays, isOpen, title };
}

const cookieName = (eventId: string) => `fairday-survey-${eventId}`;

/** Whether this browser has answered: a reminder to its holder, and no lock. */
export const hasAnswered = (request: Request, eventId: string): boolean =>
  (request.headers.get("cookie") ?? "").includes(`${cookieName(eventId)}=1`);

const month = 30 * 24 * 60 * 60;

/** Remembers in this browser alone, on this survey's page alone, that it answered. */
export const answeredCookie = (origin: string, code: string, eventId: string): string =>
  `${cookieName(eventId)}=1; Path=/survey/${code}; Max-Age=${month}; HttpOnly; SameSite=Lax${origin.startsWith("https:") ? "; Secure" : ""}`;
