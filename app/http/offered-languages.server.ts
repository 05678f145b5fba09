import { offeredOf } from "~/app/domain/centers/languages";
import { type Locale, locales, localeTags, spoken } from "~/app/i18n/locales";
import type { Center } from "~/db/queries/centers";

type OfCenter = Pick<Center, "locale" | "settings">;

/** The languages in which a center's pages are offered. */
export const offeredBy = (center: OfCenter): Locale[] => offeredOf(localeTags, center);

/** The same with their names, each in itself. */
export const offeredNames = (center: OfCenter) => {
  const offered = offeredBy(center);
  return locales.filter(({ tag }) => offered.includes(tag));
};

/** A language that a center offers; undefined where it is none, or is not offered. */
export function offeredTag(center: OfCenter, tag: unknown): Locale | undefined {
  const found = spoken(tag);
  return found !== undefined && offeredBy(center).includes(found) ? found : undefined;
}

/**
 * Where an address in a language that is not offered leads: the same page in the center's own. Null for every other
 * address.
 */
export function addressOffered(address: string, center: OfCenter): string | null {
  if (center.settings.languages === undefined) return null;
  const url = new URL(address);
  const [, first = "", ...rest] = url.pathname.split("/");
  const isOut = (tag: string | null) => spoken(tag) !== undefined && offeredTag(center, tag) === undefined;
  const asked = url.searchParams.get("lang");
  if (!isOut(first) && !isOut(asked)) return null;
  if (isOut(asked)) url.searchParams.delete("lang");
  const path = isOut(first) ? `/${rest.join("/")}` : url.pathname;
  // A path of two slashes would be another site's.
  return `${path.replace(/^\/+/, "/")}${url.search}`;
}
