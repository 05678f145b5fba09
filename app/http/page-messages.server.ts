import { type Locale, localeTags, spoken, spokenOr } from "~/app/i18n/locales";
import type { Messages } from "~/app/i18n/speak";
import { catalogues, wordsIn } from "~/app/i18n/words";
import type { Center } from "~/db/queries/centers";
import type { RequestContext } from "./context.server";
import { chosenLanguage, rememberedLanguage } from "./language.server";
import { isRead } from "./language-reviews.server";
import { offeredBy } from "./offered-languages.server";

/** Pages for whoever works here or hires: English. */
const ofWork =
  /^\/(?:staff|employer|installation|outcomes|account|door|door-pass|table|table-pass|sign-\w+|two-factor|reset|confirm|invitations|mailbox)(?:[/.]|$)/;

const ofKiosk = /^\/kiosk(?:\/|$)/;

export interface PageMessages {
  /** The language of a page that says no other itself. */
  locale: Locale;
  centerLocale: Locale;
  /** For a page that goes on in the browser: the messages that it needs there. Null where the server says it all. */
  messages: Messages | null;
  errorTitles: Readonly<Record<string, string>>;
  /** Languages that the center's pages are offered in. */
  offered: readonly Locale[];
  /** Languages whose words no person has read: pages in them say so. */
  unread: readonly Locale[];
  /** Where a kiosk would be. */
  closedTitle: string | null;
}

/** The language of a page and what of it goes to the browser. */
export function pageMessages(
  { center }: Pick<RequestContext, "center">,
  request: Request,
  segment: string | undefined,
): PageMessages {
  const centerLocale = spokenOr(center.locale);
  const isKiosk = ofKiosk.test(new URL(request.url).pathname);
  const locale = pageLocale(center, request, segment);
  const t = wordsIn(locale);
  return {
    locale,
    centerLocale,
    messages: isKiosk ? kioskMessages(locale) : null,
    offered: offeredBy(center),
    unread: localeTags.filter((tag) => !isRead(center, tag)),
    closedTitle: isKiosk ? t("kiosk.closed") : null,
    errorTitles: Object.fromEntries(titles.map((key) => [key, t(key)])),
  };
}

/** The language of the page that a request asks for, by its address and what was chosen. */
export function pageLocale(center: Center, request: Request, segment: string | undefined): Locale {
  const { pathname } = new URL(request.url);
  if (ofWork.test(pathname)) return "en";
  const remembered = ofKiosk.test(pathname) ? undefined : rememberedLanguage(request, center);
  return spoken(segment) ?? chosenLanguage(request) ?? remembered ?? spokenOr(center.locale);
}

const titles = ["error.fault", "error.notAllowed", "error.notFound", "error.closed", "error.failed"] as const;

/** What a kiosk says, in one language, English where it has no word. */
export function kioskMessages(locale: Locale): Messages {
  const own = catalogues[locale];
  return Object.fromEntries(
    (["kiosk", "survey", "form", "required", "frame"] as const).map((section) => [
      section,
      { ...catalogues.en[section], ...own[section] },
    ]),
  );
}
