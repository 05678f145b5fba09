const here = "http://site.invalid";

/** Characters. Proxies take heads of a few kB, in which this stands encoded. */
const longest = 2000;

/**
 * A path of this site to go to, from an address or a form; null for whatever could lead elsewhere. Browsers take
 * `//host` and `/\host` for other sites, and drop tabs and line ends before they look (WHATWG URL).
 */
export function sitePath(given: string | null | undefined): string | null {
  if (!given || given.length > longest || !/^\/(?![/\\])/.test(given) || /[\p{Cc}\\]/u.test(given))
    return null;
  if (!URL.canParse(given, here)) return null;
  const url = new URL(given, here);
  if (url.origin !== here || url.pathname.startsWith("//")) return null;
  return `${url.pathname}${url.search}${url.hash}`;
}

/** Where a page's `next` leads, or null. */
export const nextOf = (request: Request): string | null =>
  sitePath(new URL(request.url).searchParams.get("next"));

/** An address with a `next` where there is one that `sitePath` would take back. */
export const withNext = (path: string, next: string | null): string =>
  next === null || next.length > longest ? path : `${path}?next=${encodeURIComponent(next)}`;
