import type { LoaderFunctionArgs } from "@remix-run/node";
import { calendarAnswer } from "~/app/http/calendar-answer.server";
import { eventEntry } from "~/app/http/public-calendar.server";
import { findPublicEvent } from "~/app/http/public-event.server";

/** One event to add to a calendar, for anybody. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const found = await findPublicEvent(context, params);
  const entry = await eventEntry(context, found);
  const content = context.services.calendarFile({ method: "PUBLISH", entries: [entry] });
  return calendarAnswer(content, { filename: `${found.event.slug}.ics`, cache: "no-cache" });
}
