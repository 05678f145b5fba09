import type { LoaderFunctionArgs } from "@remix-run/node";
import { calendarAnswer } from "~/app/http/calendar-answer.server";
import { interviewEntry } from "~/app/http/interview-calendar.server";
import { ticketLanguage } from "~/app/http/language.server";
import { requireManaged } from "~/app/http/manage-link.server";
import { idOr404 } from "~/app/http/staff-page.server";

/** One interview for the calendar on the device: the entry that the mails about it update. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const found = await requireManaged(context, request, params.code);
  const { locale } = ticketLanguage(context, request, found);
  const entry = await interviewEntry(context, found, idOr404(params.slotId), locale);
  const content = context.services.calendarFile({ method: "PUBLISH", entries: [entry] });
  return calendarAnswer(content, { filename: "interview.ics", cache: "no-store" });
}
