import type { Answer } from "~/app/components/answer-forms";
import type { TicketView } from "~/app/components/patron-ticket";
import { asksFrom } from "~/app/domain/outbox/reminders";
import type { Locale } from "~/app/i18n/locales";
import { textOf } from "~/db/queries/event-detail";
import { hasAnswered } from "~/db/queries/reminder-answers";
import type { RequestContext } from "./context.server";
import { keptEventDetail } from "./event-details.server";
import type { FoundByCode } from "./manage-link.server";
import { foundOr404 } from "./require-actor.server";

type Context = Pick<RequestContext, "services" | "center">;

/** What the holder said to "Are you still coming?". Null while nobody asks: too early, begun, or without a place. */
export async function answerOf(
  context: Context,
  found: FoundByCode,
  { state, startsAt, timeZone }: Pick<TicketView, "state" | "startsAt" | "timeZone">,
): Promise<Answer | null> {
  const now = context.services.clock.now();
  const isAsked = now >= asksFrom({ startsAt, zone: timeZone }) && now < startsAt;
  return state === "valid" && isAsked ? findAnswer(context, found, startsAt) : null;
}

async function findAnswer(
  { services, center }: Context,
  found: FoundByCode,
  startsAt: Date,
): Promise<Answer> {
  const of = { centerId: center.id, registrationId: found.id, startsAt };
  return (await hasAnswered(services.sql, of)) ? "coming" : "none";
}

/** What the page of the answer shows. Null where there is nothing to answer for: no place, or the event has begun. */
export async function answerView(context: Context, found: FoundByCode, locale: Locale) {
  const { services, center } = context;
  const event = foundOr404(await keptEventDetail(services, center, found.event));
  const { startsAt, endsAt, zone: timeZone, status } = event;
  const isAhead = status === "published" && services.clock.now() < startsAt;
  if (found.status !== "registered" || !isAhead) return null;
  const { title } = textOf(event, locale);
  const answer = await findAnswer(context, found, startsAt);
  return { title, startsAt, endsAt, timeZone, locale, answer };
}
