import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireAppointment } from "~/app/http/appointment-link.server";
import { appointmentFile } from "~/app/http/appointment-page.server";
import { calendarAnswer } from "~/app/http/calendar-answer.server";

/** The appointment for the calendar on the device: the entry that the mails about it update. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { appointment, locale } = await requireAppointment(context, request, params.code);
  const content = appointmentFile(context, appointment, locale);
  return calendarAnswer(content, { filename: "appointment.ics", cache: "no-store" });
}
