import { type Locale, spoken, spokenOr } from "~/app/i18n/locales";
import type { Words } from "~/app/i18n/speak";
import { wordsIn } from "~/app/i18n/words";
import type { Center } from "~/db/queries/centers";
import { refusalPage } from "./require-actor.server";

type OfCenter = Pick<Center, "locale">;

/** Whether there are pages under a language segment, or under none. */
export const isSpoken = (segment: string | undefined) =>
  segment === undefined || spoken(segment) !== undefined;

export interface PageLocale {
  locale: Locale;
  /** What the addresses of public pages begin with: empty in the center's own language. */
  prefix: string;
  t: Words;
}

/**
 * The language that a public page's address asks for; without a segment, the center's own.
 * @throws the page that says there is none, for a language that no page is written in
 */
export function localeOf(center: OfCenter, segment: string | undefined): PageLocale {
  const locale = segment === undefined ? spokenOr(center.locale) : spoken(segment);
  if (locale === undefined) throw refusalPage("not-found");
  return { locale, prefix: segment === undefined ? "" : `/${segment}`, t: wordsIn(locale) };
}
