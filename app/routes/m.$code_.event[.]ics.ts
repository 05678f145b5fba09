import type { LoaderFunctionArgs } from "@remix-run/node";
import { calendarAnswer } from "~/app/http/calendar-answer.server";
import { ticketLanguage } from "~/app/http/language.server";
import { requireManaged } from "~/app/http/manage-link.server";
import { patronEntry } from "~/app/http/public-calendar.server";

/** The patron's own entry, for the calendar on the device that shows the ticket. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const found = await requireManaged(context, request, params.code);
  const { entry, slug } = await patronEntry(context, found, ticketLanguage(context, request, found).locale);
  const content = context.services.calendarFile({ method: "PUBLISH", entries: [entry] });
  return calendarAnswer(content, { filename: `${slug}.ics`, cache: "no-store" });
}
