import type { Center } from "~/db/queries/centers";
import { refusalPage } from "./require-actor.server";

/** Languages that public pages are written in. */
const spoken = ["en"];

export interface PageLocale {
  locale: string;
  /** What the addresses of public pages begin with: empty in the center's own language. */
  prefix: string;
}

/**
 * The language that a public page's address asks for; without a segment, the center's own.
 * @throws the page that says there is none, for a language that no page is written in
 */
export function localeOf(center: Pick<Center, "locale">, segment: string | undefined): PageLocale {
  if (segment === undefined) return { locale: center.locale, prefix: "" };
  if (!spoken.includes(segment)) throw refusalPage("not-found");
  return { locale: segment, prefix: `/${segment}` };
}
