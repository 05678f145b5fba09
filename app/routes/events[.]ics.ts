import type { LoaderFunctionArgs } from "@remix-run/node";
import { calendarAnswer } from "~/app/http/calendar-answer.server";
import { chosenLanguage } from "~/app/http/language.server";
import { feedEntries } from "~/app/http/public-calendar.server";
import { spokenOr } from "~/app/i18n/locales";

/** The feed that a calendar program follows, in the center's language or the one that its address asks for. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { services, center } = context;
  const locale = chosenLanguage(request) ?? spokenOr(center.locale);
  const entries = await feedEntries(context, locale);
  const content = services.calendarFile({ method: "PUBLISH", entries, name: center.name });
  return calendarAnswer(content, { cache: "public, max-age=300" });
}
