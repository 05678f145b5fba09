import { createHash } from "node:crypto";
import { payInWords } from "~/app/components/pay";
import { whenWords } from "~/app/domain/time/wording";
import { spokenOr } from "~/app/i18n/locales";
import { wordsIn } from "~/app/i18n/words";
import { eventTitles } from "~/db/queries/event-titles";
import { type FoundOpening, listNewOpenings } from "~/db/queries/opening-search";
import type { RequestContext } from "./context.server";

/** Openings in a feed: more than a reader shows at once. */
const most = 100;

export interface FeedItem {
  id: string;
  title: string;
  url: string;
  text: string;
  publishedAt: Date;
}

export interface OpeningFeed {
  title: string;
  description: string;
  language: string;
  pageUrl: string;
  /** What the feed's own address begins with. */
  origin: string;
  items: readonly FeedItem[];
}

/** The openings that are open, those of the newest events first, in the center's language. */
export async function findOpeningFeed({
  services,
  center,
  origin,
}: Pick<RequestContext, "services" | "center" | "origin">): Promise<OpeningFeed> {
  const locale = spokenOr(center.locale);
  const t = wordsIn(locale);
  const of = { centerId: center.id, now: services.clock.now(), limit: most };
  const { found, titles } = await services.read(async (db) => {
    const found = await listNewOpenings(db, of);
    const ids = [...new Set(found.map(({ eventId }) => eventId))];
    return {
      found,
      titles: await eventTitles(db, { centerId: center.id, ids, locale, centerLocale: center.locale }),
    };
  });
  const itemOf = (row: FoundOpening): FeedItem => ({
    id: `urn:uuid:${row.id}`,
    title: `${row.title}, ${payInWords(row, t)} - ${row.employerName}`,
    url: `${origin}/events/${row.slug}/openings?employer=${row.employerId}#opening-${row.id}`,
    text: [
      row.duties,
      row.minimumQualifications,
      `${titles.get(row.eventId)?.title ?? ""}: ${whenWords(row.startsAt, row.endsAt, row.zone, locale)}`,
    ]
      .filter(Boolean)
      .join("\n\n"),
    publishedAt: row.publishedAt,
  });
  return {
    title: t("jobs.pageTitle", { center: center.name }),
    description: t("jobs.description", { center: center.name }),
    language: locale,
    pageUrl: `${origin}/openings`,
    origin,
    items: found.map(itemOf),
  };
}

/** RSS 2.0 (https://www.rssboard.org/rss-specification), with the link to itself that readers ask for (RFC 4287). */
export function rssOf(feed: OpeningFeed): string {
  const item = ({ id, title, url, text, publishedAt }: FeedItem) =>
    `<item><title>${xml(title)}</title><link>${xml(url)}</link><guid isPermaLink="false">${xml(id)}</guid>` +
    `<pubDate>${publishedAt.toUTCString()}</pubDate><description>${xml(asHtml(text))}</description></item>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
<title>${xml(feed.title)}</title>
<link>${xml(feed.pageUrl)}</link>
<description>${xml(feed.description)}</description>
<language>${xml(feed.language)}</language>
<atom:link href="${xml(`${feed.origin}/openings.rss`)}" rel="self" type="application/rss+xml"/>
${feed.items.map(item).join("\n")}
</channel>
</rss>
`;
}

/** JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). */
export const jsonFeedOf = (feed: OpeningFeed): string =>
  JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    title: feed.title,
    description: feed.description,
    home_page_url: feed.pageUrl,
    feed_url: `${feed.origin}/openings.json`,
    language: feed.language,
    items: feed.items.map(({ id, title, url, text, publishedAt }) => ({
      ...{ id, url, title, content_text: text },
      date_published: publishedAt.toISOString(),
    })),
  });

/** A description is HTML in RSS: the text is escaped once for that and once more for XML. */
const asHtml = (text: string) => xml(text).replaceAll("\n", "<br>");

// Signs that XML 1.0 cannot hold at all, escaped or not.
const unheard = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const xml = (text: string) => text.replace(unheard, "").replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign);

/** Where the reader has this feed already, it is told so and nothing is sent (RFC 9110, 13.1.2). */
export function feedAnswer(request: Request, content: string, type: string): Response {
  const etag = `"${createHash("sha256").update(content).digest("base64url").slice(0, 27)}"`;
  const headers = { ETag: etag, "Cache-Control": "public, max-age=300" };
  const known = (request.headers.get("if-none-match") ?? "")
    .split(",")
    .map((tag) => tag.trim().replace(/^W\//, ""));
  if (known.includes(etag) || known.includes("*")) return new Response(null, { status: 304, headers });
  return new Response(content, { headers: { ...headers, "Content-Type": `${type}; charset=utf-8` } });
}
