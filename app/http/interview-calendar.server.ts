import type { CalendarEntry } from "~/app/adapters/calendar/calendar";
import { interviewWords } from "~/app/domain/bookings/calendar-words";
import { type Locale, publicPrefix } from "~/app/i18n/locales";
import { wordsIn } from "~/app/i18n/words";
import { findEventDetail, textOf } from "~/db/queries/event-detail";
import { listInterviews } from "~/db/queries/slots";
import type { RequestContext } from "./context.server";
import type { FoundByCode } from "./manage-link.server";
import { placeOf } from "./public-event.server";
import { foundOr404 } from "./require-actor.server";

/** When a calendar reminds of an interview: as the mails' entries do. */
const reminderMinutes = 120;

/** A visitor's own interview, without their name: calendars are shared. */
export async function interviewEntry(
  { services, center, origin }: Pick<RequestContext, "services" | "center" | "origin">,
  found: FoundByCode,
  slotId: string,
  locale: Locale,
): Promise<CalendarEntry> {
  const of = { centerId: center.id, registrationId: found.id };
  const own = await listInterviews(services.db, of);
  const interview = foundOr404(own.find(({ id, status }) => id === slotId && status === "booked"));
  const eventOf = { centerId: center.id, eventId: found.event.id };
  const event = foundOr404(await findEventDetail(services.db, eventOf));
  const t = wordsIn(locale);
  const about = {
    ...{ title: textOf(event, locale, center.locale).title, zone: event.zone, locale },
    ...{ place: placeOf(event), url: `${origin}${publicPrefix(center, locale)}/events/${event.slug}` },
  };
  return {
    ...interviewWords(interview, about, {
      title: t("interview.withEmployer", { employer: interview.employer }),
      noPlace: t("calendar.noPlace"),
    }),
    uid: `${interview.bookingId}@${center.host}`,
    sequence: interview.calendarRevision,
    stampedAt: interview.bookedAt,
    startsAt: interview.startsAt,
    endsAt: interview.endsAt,
    organizer: { name: center.name, email: center.mailFrom },
    attendee: null,
    cancelled: false,
    alarmMinutes: reminderMinutes,
  };
}
