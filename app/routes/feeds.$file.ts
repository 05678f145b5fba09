import type { LoaderFunctionArgs } from "@remix-run/node";
import { calendarAnswer } from "~/app/http/calendar-answer.server";
import { findFeed } from "~/app/http/feed.server";
import { patronEntry } from "~/app/http/public-calendar.server";
import { spokenOr } from "~/app/i18n/locales";

/** What a calendar on somebody's phone follows: their entry, as it stands now, also once it is cancelled. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const { services, center } = context;
  const place = await findFeed(context, params.file);
  const { entry } = await patronEntry(context, place, spokenOr(place.language));
  const content = services.calendarFile({ method: "PUBLISH", entries: [entry], name: center.name });
  return calendarAnswer(content, { cache: "no-store" });
}
