import { type Locale, spoken, spokenOr } from "~/app/i18n/locales";
import type { Words } from "~/app/i18n/speak";
import { wordsIn } from "~/app/i18n/words";
import type { Center } from "~/db/queries/centers";
import type { RequestContext } from "./context.server";
import { offeredBy, offeredTag } from "./offered-languages.server";

/** What somebody chose for all pages, and for the pages of one ticket: the path of the second is the ticket's. */
const cookies = { everywhere: "fairday-language", ticket: "fairday-ticket-language" } as const;
const year = 365 * 24 * 60 * 60;

const cookieOf = (request: Request, name: string): Locale | undefined =>
  spoken(new RegExp(`(?:^|; *)${name}=([\\w-]*)`).exec(request.headers.get("cookie") ?? "")?.[1]);

/** The language that a link of the language switch asks for: `?lang=es`. */
export const chosenLanguage = (request: Pick<Request, "url">): Locale | undefined =>
  spoken(new URL(request.url).searchParams.get("lang"));

type OfCenter = Pick<Center, "locale" | "settings">;

/** The language that this browser was told before, where it is offered still. */
export const rememberedLanguage = (request: Request, center: OfCenter): Locale | undefined =>
  offeredTag(center, cookieOf(request, cookies.everywhere));

/**
 * The language of a ticket's pages: what was chosen on them, else what the patron asked for, else what this browser
 * was told, else the center's own.
 */
export function ticketLanguage(
  { center }: Pick<RequestContext, "center">,
  request: Request,
  found: { language: string },
): { locale: Locale; t: Words } {
  const locale =
    chosenLanguage(request) ??
    offeredTag(center, cookieOf(request, cookies.ticket)) ??
    spoken(found.language) ??
    rememberedLanguage(request, center) ??
    spokenOr(center.locale);
  return { locale, t: wordsIn(locale) };
}

/**
 * Remembers a choice of the language switch, as a cookie of the answer; null where none was made, and for a file. On a ticket's pages
 * it holds for these alone: the next one at a shared computer is spoken to in the language of their own ticket.
 */
export function languageCookie(request: Request, origin: string): string | null {
  const chosen = request.method === "GET" ? chosenLanguage(request) : undefined;
  const { pathname } = new URL(request.url);
  if (chosen === undefined || /^\/(?:kiosk|embed|employer|table)(?:\/|$)|\.\w+$/.test(pathname)) return null;
  const ticket = /^\/[amt]\/[\w-]+/.exec(pathname)?.[0];
  const [name, path] = ticket === undefined ? [cookies.everywhere, "/"] : [cookies.ticket, ticket];
  const secure = origin.startsWith("https:") ? "; Secure" : "";
  return `${name}=${chosen}; Path=${path}; Max-Age=${year}; HttpOnly; SameSite=Lax${secure}`;
}

/** What the answer to the center's first page depends on, beside its address. */
export const homeVary = "Accept-Language, Cookie";

/**
 * Where the center's first page sends somebody who reads another language: by what this browser was told, else by what
 * it asks for. Null for whoever stays: who chose this page's language, or comes from another page of this site.
 */
export function guessedHome(request: Request, center: OfCenter): string | null {
  const { searchParams } = new URL(request.url);
  if ([...searchParams].length > 0 || request.headers.get("sec-fetch-site") === "same-origin") return null;
  const asked = request.headers.get("accept-language") ?? "";
  const locale = rememberedLanguage(request, center) ?? preferred(asked, offeredBy(center));
  return locale === undefined || locale === spokenOr(center.locale) ? null : `/${locale}/`;
}

/** The first language offered of those that a browser asks for (RFC 9110, 12.5.4), the most wanted first. */
export function preferred(acceptLanguage: string, offered: readonly Locale[]): Locale | undefined {
  const asked = acceptLanguage
    .slice(0, 500)
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.split(";").map((one) => one.trim());
      const quality = parameters.find((one) => one.startsWith("q="))?.slice(2);
      return { tag, quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  for (const { tag } of asked) {
    const found = spokenFor(tag, offered);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** `es-MX` is Spanish, `fil` is Tagalog, and Chinese is written here as in Taiwan and Hong Kong. */
function spokenFor(tag: string, offered: readonly Locale[]): Locale | undefined {
  const asked = tag.toLowerCase();
  if (/^zh-(?:hant|tw|hk|mo)/.test(asked)) return offered.find((known) => known === "zh-Hant");
  if (asked.startsWith("zh")) return undefined;
  const language = asked.split("-")[0];
  return offered.find((known) => known === (language === "fil" ? "tl" : language));
}
