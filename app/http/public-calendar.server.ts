import type { CalendarEntry } from "~/app/adapters/calendar/calendar";
import { type Locale, publicPrefix } from "~/app/i18n/locales";
import { findEventDetail, textOf } from "~/db/queries/event-detail";
import { listUpcomingEvents } from "~/db/queries/public-events";
import { findRevisionTime } from "~/db/queries/public-pages";
import { findEntryTime } from "~/db/queries/tickets";
import { publicEntry } from "./calendar-answer.server";
import type { RequestContext } from "./context.server";
import type { FoundByCode } from "./manage-link.server";
import { type PublicEvent, placeNames, placeOf } from "./public-event.server";
import { foundOr404 } from "./require-actor.server";

type Context = Pick<RequestContext, "services" | "center" | "origin">;

/** When a calendar reminds somebody who added one event: as the mails' entries do. */
const reminderMinutes = 120;
const most = 500;

/** Every upcoming event of the center, for a program that follows the feed. */
export async function feedEntries(
  { services, center, origin }: Context,
  locale: Locale,
): Promise<CalendarEntry[]> {
  const now = services.clock.now();
  const events = await services.read((db) =>
    listUpcomingEvents(db, { centerId: center.id, locale, centerLocale: center.locale, now, limit: most }),
  );
  const page = `${origin}${publicPrefix(center, locale)}/events`;
  return events.map((event) => {
    const about = { ...event, locale, place: placeNames(event), url: `${page}/${event.slug}` };
    return publicEntry(center, about, {
      uid: `${event.id}@${center.host}`,
      sequence: event.calendarRevision,
      stampedAt: event.changedAt,
      cancelled: false,
      alarmMinutes: null,
    });
  });
}

/** One event for anybody. A cancelled one says so to a program that has it already. */
export async function eventEntry({ services, center }: Context, found: PublicEvent): Promise<CalendarEntry> {
  const { event, text, phase, locale, url } = found;
  const of = { centerId: center.id, eventId: event.id, revision: event.revision };
  return publicEntry(
    center,
    { ...event, ...text, locale, place: placeOf(event), url },
    {
      uid: `${event.id}@${center.host}`,
      sequence: event.calendarRevision,
      stampedAt: (await findRevisionTime(services.db, of)) ?? event.createdAt,
      cancelled: phase === "cancelled",
      alarmMinutes: reminderMinutes,
    },
  );
}

/**
 * A patron's own entry: the one that the mails update, since its UID is the registration's, but without the patron's
 * name and without the link that changes the place.
 */
export async function patronEntry(
  { services, center, origin }: Context,
  found: Pick<FoundByCode, "id" | "status" | "calendarRevision"> & { event: { id: string } },
  locale: Locale,
): Promise<{ entry: CalendarEntry; slug: string }> {
  const { id: registrationId, status, calendarRevision } = found;
  const event = foundOr404(
    await findEventDetail(services.db, { centerId: center.id, eventId: found.event.id }),
  );
  const stampedAt = await findEntryTime(services.db, { centerId: center.id, registrationId });
  const url = `${origin}${publicPrefix(center, locale)}/events/${event.slug}`;
  const about = {
    ...event,
    ...textOf(event, locale, center.locale),
    locale,
    place: placeOf(event),
    url,
  };
  const entry = publicEntry(center, about, {
    uid: `${registrationId}@${center.host}`,
    sequence: event.calendarRevision + calendarRevision,
    stampedAt: stampedAt ?? event.createdAt,
    cancelled: status !== "registered" || event.status === "cancelled",
    alarmMinutes: reminderMinutes,
  });
  return { entry, slug: event.slug };
}
