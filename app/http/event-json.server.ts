import { eventJsonLd, jobPostingJsonLd, scriptSafeJson } from "~/app/domain/events/job-posting";
import type { RequestContext } from "./context.server";
import { type PublicEvent, placeOf } from "./public-event.server";

/**
 * What search engines read of an event (schema.org): the event, and its openings while they are on offer. JSON that
 * can stand in a script element as it is.
 */
export function eventJson(context: Pick<RequestContext, "center" | "origin">, found: PublicEvent): string {
  const { event, text, phase, url } = found;
  const listed = eventJsonLd({
    title: text.title,
    description: text.description,
    startsAt: event.startsAt,
    endsAt: event.endsAt,
    zone: event.zone,
    phase,
    url,
    place: placeOf(event),
    centerName: context.center.name,
    centerUrl: context.origin,
  });
  const isOver = phase === "past" || phase === "cancelled";
  return scriptSafeJson([listed, ...(isOver ? [] : postings(found))]);
}

function postings({ event, text, url }: PublicEvent): Record<string, unknown>[] {
  return event.openings.flatMap((opening) => {
    const employer = event.employers.find(({ id }) => id === opening.employerId);
    if (employer === undefined) return [];
    const posting = jobPostingJsonLd({
      opening,
      employer,
      postedAt: event.statusChangedAt,
      eventEndsAt: event.endsAt,
      zone: event.zone,
      eventDescription: text.description,
      url,
    });
    return posting === null ? [] : [posting];
  });
}
