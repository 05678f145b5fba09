import { eventJsonLd, jobPostingJsonLd, scriptSafeJson } from "~/app/domain/events/job-posting";
import { givesTickets } from "~/app/domain/events/phase";
import { isClosed } from "~/app/domain/openings/closing";
import { isListedApart } from "~/app/domain/openings/listing";
import type { RequestContext } from "./context.server";
import { type PublicEvent, placeOf } from "./public-event.server";

/**
 * What search engines read of an event (schema.org): the event, and its openings while they are on offer. JSON that
 * can stand in a script element as it is.
 */
export function eventJson(
  context: Pick<RequestContext, "center" | "origin" | "services">,
  found: PublicEvent,
): string {
  const { event, text, phase, url } = found;
  const listed = eventJsonLd({
    title: text.title,
    description: text.description,
    startsAt: event.startsAt,
    endsAt: event.endsAt,
    zone: event.zone,
    phase,
    givesTickets: givesTickets(phase, event),
    url,
    place: placeOf(event),
    centerName: context.center.name,
    centerUrl: context.origin,
  });
  const isOver = phase === "past" || phase === "cancelled";
  const isHere = !isOver && !isListedApart(event.openings);
  return scriptSafeJson([listed, ...(isHere ? postings(context, found, event.openings) : [])]);
}

/** The same of openings that have a page apart from their event's. */
export const openingsJson = (
  context: Pick<RequestContext, "services">,
  found: PublicEvent,
  openings: readonly PostedOpening[],
): string => scriptSafeJson(postings(context, found, openings));

type PostedOpening = PublicEvent["event"]["openings"][number];

function postings(
  { services }: Pick<RequestContext, "services">,
  { event, url }: PublicEvent,
  openings: readonly PostedOpening[],
): Record<string, unknown>[] {
  const now = services.clock.now();
  const open = openings.filter((opening) => !isClosed(opening, event, now));
  return open.flatMap((opening) => {
    const employer = event.employers.find(({ id }) => id === opening.employerId);
    if (employer === undefined) return [];
    const posting = jobPostingJsonLd({
      opening,
      employer,
      postedAt: event.statusChangedAt,
      eventEndsAt: event.endsAt,
      zone: event.zone,
      url: isListedApart(event.openings)
        ? `${url}/openings?employer=${employer.id}#opening-${opening.id}`
        : `${url}#opening-${opening.id}`,
    });
    return posting === null ? [] : [posting];
  });
}
