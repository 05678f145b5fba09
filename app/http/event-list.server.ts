import type { EventListView } from "~/app/components/event-list-page";
import { centerTextOf } from "~/app/domain/centers/texts";
import { phaseOf } from "~/app/domain/events/phase";
import { isClosed } from "~/app/domain/openings/closing";
import { publicPrefix } from "~/app/i18n/locales";
import {
  type EventCursor,
  listBranchNames,
  listUpcomingEvents,
  type UpcomingEvent,
} from "~/db/queries/public-events";
import type { RequestContext } from "./context.server";
import { type EventSearch, pageHref, readEventSearch, writeCursor } from "./event-search.server";
import { localeOf } from "./locale.server";

/** Events on a page of the list. */
export const pageLength = 20;

/** One page of the list of upcoming events, as its address asks for it. */
export async function findEventList(
  context: Pick<RequestContext, "services" | "center" | "origin">,
  request: Request,
  segment: string | undefined,
): Promise<EventListView> {
  const { services, center, origin } = context;
  const { locale, prefix, t } = localeOf(center, segment);
  const now = services.clock.now();
  const of = { centerId: center.id, locale, centerLocale: center.locale, now, limit: pageLength + 1 };
  const { branches, search, found } = await services.read(async (db) => {
    const branches = await listBranchNames(db, of);
    const search = readEventSearch(request.url, center, branches, t);
    return { branches, search, found: await listUpcomingEvents(db, { ...of, ...search.filters }) };
  });
  const { rows, earlier, later } = pageOf(found, search.filters);
  const path = `${prefix}/events`;
  return {
    locale,
    welcome: centerTextOf(center, "welcome", locale),
    values: search.values,
    errors: search.errors,
    isNarrowed: Object.values(search.values).some((value) => value !== ""),
    branches,
    events: rows.map((row) => cardOf(row, path, now)),
    earlierHref: earlier && pageHref(path, search.values, { before: writeCursor(earlier) }),
    laterHref: later && pageHref(path, search.values, { after: writeCursor(later) }),
    links: {
      events: path,
      openings: `${prefix}/openings`,
      feed: prefix === "" ? "/events.ics" : `/events.ics?lang=${locale}`,
      canonical: `${origin}${publicPrefix(center, locale)}/events`,
      home: `${prefix}/`,
      privacy: `${prefix}/privacy`,
    },
  };
}

/** Cuts the row that was read to see whether there are more, and finds the keys of the pages beside this one. */
function pageOf(
  found: UpcomingEvent[],
  { after, before }: EventSearch["filters"],
): { rows: UpcomingEvent[]; earlier: EventCursor | undefined; later: EventCursor | undefined } {
  const hasMore = found.length > pageLength;
  const rows = before === undefined ? found.slice(0, pageLength) : found.slice(-pageLength);
  const isFirst = before === undefined ? after === undefined : !hasMore;
  const isLast = before === undefined && !hasMore;
  return {
    rows,
    earlier: isFirst ? undefined : (rows[0] ?? after),
    later: isLast ? undefined : (rows.at(-1) ?? before),
  };
}

function cardOf(event: UpcomingEvent, path: string, now: Date): EventListView["events"][number] {
  return {
    id: event.id,
    href: `${path}/${event.slug}`,
    title: event.title,
    textLocale: event.textLocale,
    hostName: event.hostName,
    startsAt: event.startsAt,
    endsAt: event.endsAt,
    timeZone: event.zone,
    place: [event.branchName, event.roomName].filter((name) => name !== null).join(", "),
    phase: phaseOf(event, now),
    openings: event.openings.filter((opening) => !isClosed(opening, event, now)),
  };
}
