import type { LoaderFunctionArgs } from "@remix-run/node";
import { listPublicSlugs } from "~/db/queries/public-pages";
import { listResourceSlugs } from "~/db/queries/resources";

const month = 30 * 24 * 60 * 60 * 1000;
/** Half of what one sitemap may list (sitemaps.org protocol). */
const most = 25_000;

/** The public pages for search engines. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { services, center, origin } = context;
  const since = new Date(services.clock.now().getTime() - month);
  const pages = await services.read((db) => listPublicSlugs(db, { centerId: center.id, since, limit: most }));
  const help = await services.read((db) => listResourceSlugs(db, { centerId: center.id }));
  const urls = [
    entry(`${origin}/events`),
    entry(`${origin}/openings`),
    entry(`${origin}/privacy`),
    entry(`${origin}/places-that-help`),
    entry(`${origin}/help`),
    ...help.map(({ slug }) => entry(`${origin}/help/${slug}`)),
    ...pages.map(({ slug, changedAt }) => entry(`${origin}/events/${slug}`, changedAt)),
  ];
  const headers = {
    "Content-Type": "application/xml; charset=utf-8",
    "Cache-Control": "public, max-age=3600",
  };
  return new Response(urlSet(urls), { headers });
}

/** Origins and slugs hold no sign that XML would need escaped. */
const entry = (url: string, changedAt?: Date) =>
  `<url><loc>${url}</loc>${changedAt ? `<lastmod>${changedAt.toISOString()}</lastmod>` : ""}</url>`;

const urlSet = (urls: readonly string[]) => `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${urls.join("\n")}
</urlset>
`;
