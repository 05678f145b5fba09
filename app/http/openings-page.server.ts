import type { FoundOpeningView, OpeningsPageView } from "~/app/components/openings-page";
import { publicPrefix } from "~/app/i18n/locales";
import { eventTitles } from "~/db/queries/event-titles";
import { type FoundOpening, searchOpenings } from "~/db/queries/opening-search";
import type { RequestContext } from "./context.server";
import { localeOf } from "./locale.server";
import { openingsHref, readOpeningSearch } from "./opening-search.server";

/** Openings on a page of the list. */
export const pageLength = 20;

/** One page of all openings that are open, as its address asks for it. Found for each who asks: see `eventList`. */
export async function findOpeningsPage(
  context: Pick<RequestContext, "services" | "center" | "origin">,
  request: Request,
  segment: string | undefined,
): Promise<OpeningsPageView> {
  const { services, center, origin } = context;
  const { locale, prefix, t } = localeOf(center, segment);
  const { values, errors, filters, isNarrowed, after } = readOpeningSearch(request.url, t);
  const of = { centerId: center.id, now: services.clock.now(), after, limit: pageLength + 1 };
  const { found, titles } = await services.read(async (db) => {
    const found = await searchOpenings(db, { ...of, ...filters });
    const ids = [...new Set(found.map(({ eventId }) => eventId))];
    const titles = await eventTitles(db, { centerId: center.id, ids, locale, centerLocale: center.locale });
    return { found, titles };
  });
  const shown = found.slice(0, pageLength);
  const path = `${prefix}/openings`;
  return {
    ...{ locale, values, errors, isNarrowed },
    openings: shown.map((row) => viewOf(row, titles.get(row.eventId), prefix, center.locale)),
    openingsLocale: center.locale,
    firstHref: after === undefined ? undefined : openingsHref(path, values),
    nextHref: found.length > pageLength ? openingsHref(path, values, shown.at(-1)?.id) : undefined,
    links: {
      page: path,
      rss: "/openings.rss",
      json: "/openings.json",
      canonical: `${origin}${publicPrefix(center, locale)}/openings`,
      home: `${prefix}/`,
      privacy: `${prefix}/privacy`,
    },
  };
}

function viewOf(
  row: FoundOpening,
  text: { title: string; textLocale: string } | undefined,
  prefix: string,
  centerLocale: string,
): FoundOpeningView {
  return {
    ...row,
    eventTitle: text?.title ?? "",
    textLocale: text?.textLocale ?? centerLocale,
    href: `${prefix}/events/${row.slug}/openings?employer=${row.employerId}#opening-${row.id}`,
    timeZone: row.zone,
  };
}
