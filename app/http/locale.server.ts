import type { Center } from "~/db/queries/centers";
import { refusalPage } from "./require-actor.server";

/** Languages that public pages are written in. */
const spoken = ["en"];

/** Whether there are pages under a language segment, or under none. */
export const isSpoken = (segment: string | undefined) => segment === undefined || spoken.includes(segment);

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
  if (!isSpoken(segment)) throw refusalPage("not-found");
  if (segment === undefined) return { locale: center.locale, prefix: "" };
  return { locale: segment, prefix: `/${segment}` };
}
