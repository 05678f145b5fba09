import type { CalendarHrefs } from "~/app/components/calendar-section";
import type { TicketView } from "~/app/components/patron-ticket";
import { calendarLinks, feedLinks } from "~/app/domain/events/calendar-links";
import { placeLines } from "~/app/domain/events/calendar-words";
import { normalizeCrockford } from "~/app/domain/tickets/crockford";
import { findFollowedPlace } from "~/db/queries/feeds";
import type { RequestContext } from "./context.server";
import type { FoundByCode } from "./manage-link.server";
import { foundOr404 } from "./require-actor.server";

type Context = Pick<RequestContext, "services" | "center" | "origin">;

/**
 * The place whose feed an address names: `CODE.ics`. The code is looked at before anything is read by it.
 * @throws the page that says there is none: also once the ticket was replaced by a newer one
 */
export async function findFeed({ services, center }: Context, file: string | undefined) {
  const [, typed = ""] = /^(\w{1,100})\.ics$/.exec(file ?? "") ?? [];
  const code = normalizeCrockford(typed) ?? "";
  const registrationId = foundOr404(services.codes.ownerOf(code));
  const place = foundOr404(await findFollowedPlace(services.db, { centerId: center.id, registrationId }));
  foundOr404(services.codes.isFeed(code, { registrationId, generation: place.generation }) ? code : null);
  return { ...place, event: { id: place.eventId } };
}

/** Where a ticket's event goes into a calendar: on the web, and on a device that follows it. */
export function calendarHrefs(
  { services, origin }: Context,
  { id, generation, keyId }: FoundByCode,
  ticket: Pick<TicketView, "title" | "startsAt" | "endsAt" | "place" | "eventHref">,
): CalendarHrefs {
  const { title, startsAt, endsAt, place, eventHref } = ticket;
  const location = place === null ? "" : placeLines(place, "").join(", ");
  const code = services.codes.feed({ registrationId: id, generation, keyId });
  const url = origin + eventHref;
  return { ...calendarLinks({ title, startsAt, endsAt, location, url }), ...feedLinks(origin, code) };
}
