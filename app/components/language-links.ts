import { useLocation, useMatches } from "@remix-run/react";
import { type Locale, locales, localeTags, publicPrefix } from "~/app/i18n/locales";
import type { PageLanguages } from "./language-switch";

interface LanguageLinks extends PageLanguages {
  /** Whether search engines are told of the page in each language. */
  isIndexed: boolean;
}

/** What the list of events and a public report are asked for; whatever else came with an address is nobody's to repeat. */
const kept: ReadonlySet<string> = new Set(["q", "branch", "from", "until", "after", "before", "revision"]);

/** The page that is shown, in each language; in none where it is for whoever works here or hires. */
export function useLanguageLinks(
  current: Locale,
  data:
    | { origin: string; centerLocale: Locale; offered: readonly Locale[]; unread: readonly Locale[] }
    | null
    | undefined,
): LanguageLinks {
  const { pathname, search } = useLocation();
  const page = useMatches().at(-1)?.id ?? "";
  const isPublic = page.startsWith("routes/($locale)");
  const prefix = data ? publicPrefix({ locale: data.centerLocale }, current) : "";
  if (!data || !(isPublic || /^routes\/(?:[amrt]|queue|survey|employer_)\./.test(page)))
    return { isIndexed: false, links: [], offered: data?.offered ?? localeTags, prefix, isUnread: false };
  const asked = [...new URLSearchParams(search)].filter(([name]) => kept.has(name));
  const links = locales
    .filter(({ tag }) => data.offered.includes(tag))
    .map(({ tag, name }) => {
      const path = isPublic ? pathIn(pathname, tag, data.centerLocale) : pathname;
      const query = new URLSearchParams([...asked, ["lang", tag]]);
      return {
        tag,
        name,
        href: `${path}?${query}`,
        url: `${data.origin}${path}`,
        isCurrent: tag === current,
      };
    });
  return {
    isIndexed: isPublic && !/\/(?:registration|lost-ticket|sent|appointments\/[\w-]+)$/.test(pathname),
    // One language is nothing to choose from.
    links: links.length > 1 ? links : [],
    offered: data.offered,
    prefix,
    isUnread: data.unread.includes(current),
  };
}

/** An address without the language that it begins with, and with another one where that is not the center's own. */
function pathIn(pathname: string, tag: Locale, centerLocale: Locale): string {
  const [, first = "", ...rest] = pathname.split("/");
  const path = locales.some((known) => known.tag === first) ? `/${rest.join("/")}` : pathname;
  return tag === centerLocale ? path : `/${tag}${path}`;
}
