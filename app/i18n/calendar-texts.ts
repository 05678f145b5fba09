import type { CalendarTexts } from "~/app/domain/events/calendar-words";
import type { Words } from "./speak";

/** What a calendar's entry says in a language. */
export const calendarTexts = (t: Words, center: string): CalendarTexts => ({
  noPlace: t("calendar.noPlace"),
  bring: t("calendar.bring"),
  access: t("calendar.access"),
  ticket: t("calendar.ticket", { center }),
});
