import type { EventOpeningsView, OpeningGroup } from "~/app/components/event-openings-page";
import { isClosed } from "~/app/domain/openings/closing";
import { openingsOfPage as pageLength } from "~/app/domain/openings/listing";
import { type FoundOpening, searchOpenings } from "~/db/queries/opening-search";
import type { RequestContext } from "./context.server";
import { openingsJson } from "./event-json.server";
import { searchedNames as names, openingsHref, readOpeningSearch } from "./opening-search.server";
import { employersOf, eventMention, type PublicEvent } from "./public-event.server";

/** One page of an event's openings by employer, as its address asks for it, and what search engines read of it. */
export async function findEventOpenings(
  { services, center }: Pick<RequestContext, "services" | "center">,
  request: Request,
  found: PublicEvent,
): Promise<{ view: EventOpeningsView; json: string | null; canonical: string | null }> {
  const { event, t, phase } = found;
  const search = readOpeningSearch(request.url, t);
  const { values, errors, isNarrowed, after } = search;
  const now = services.clock.now();
  const of = { centerId: center.id, eventId: event.id, now, after, limit: pageLength + 1 };
  const rows = await services.read((db) => searchOpenings(db, { ...of, ...search.filters }));
  const shown = rows.slice(0, pageLength);
  const mention = eventMention(found);
  const path = mention.links.openings;
  const view = {
    ...{ event: mention, values, errors, isNarrowed },
    employers: employersOf(event),
    groups: groupsOf(shown, now),
    openingsLocale: center.locale,
    firstHref: after === undefined ? undefined : openingsHref(path, values),
    nextHref: rows.length > pageLength ? openingsHref(path, values, shown.at(-1)?.id) : undefined,
  };
  const isOver = phase === "past" || phase === "cancelled";
  // What is searched for has no end; the pages of the whole list, and those of one employer's, are each a page to find.
  const isFindable = names.every((name) => name === "employer" || name === "per" || !values[name]);
  return {
    view,
    json: isOver || !isFindable ? null : openingsJson({ services }, found, shown),
    canonical: isFindable
      ? openingsHref(`${found.url}/openings`, { employer: values.employer ?? "" }, after)
      : null,
  };
}

/** The rows come by employer already. */
export function groupsOf(rows: readonly FoundOpening[], now: Date): OpeningGroup[] {
  const groups = new Map<string, FoundOpening[]>();
  for (const row of rows) groups.set(row.employerId, [...(groups.get(row.employerId) ?? []), row]);
  return [...groups.values()].flatMap((openings) => {
    const [first] = openings;
    if (first === undefined) return [];
    return {
      employer: {
        ...{ id: first.employerId, name: first.employerName },
        ...{ website: first.website, tableNo: first.tableNo },
      },
      openings: openings.map((opening) => ({ ...opening, isClosed: isClosed(opening, opening, now) })),
    };
  });
}
