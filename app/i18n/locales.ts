/** The languages that pages, mails and tickets speak, in the order of the center's public. */
export const locales = [
  { tag: "en", name: "English", dir: "ltr" },
  { tag: "es", name: "Español", dir: "ltr" },
  { tag: "ko", name: "한국어", dir: "ltr" },
  { tag: "zh-Hant", name: "繁體中文", dir: "ltr" },
  { tag: "hy", name: "Հայերեն", dir: "ltr" },
  { tag: "tl", name: "Tagalog", dir: "ltr" },
  { tag: "fa", name: "فارسی", dir: "rtl" },
] as const;

/** A language's BCP 47 tag, as it stands in addresses and in `lang`. */
export type Locale = (typeof locales)[number]["tag"];

export const localeTags: readonly Locale[] = locales.map(({ tag }) => tag);

/** A text as the tag of a language that is spoken here; undefined where none is. */
export const spoken = (tag: unknown): Locale | undefined => localeTags.find((known) => known === tag);

/** The language that speaks for a tag: itself, or English. */
export const spokenOr = (tag: string, otherwise: Locale = "en"): Locale => spoken(tag) ?? otherwise;

/** The language that somebody asked for, where it is spoken here; the center's own otherwise. */
export const spokenFor = (asked: unknown, { locale }: { locale: string }): Locale =>
  spoken(asked) ?? spokenOr(locale);

/** What a public page's one address in a language begins with: nothing in the center's own. */
export const publicPrefix = (center: { locale: string }, locale: string): string =>
  spokenOr(locale) === spokenOr(center.locale) ? "" : `/${spokenOr(locale)}`;

export const directionOf = (tag: Locale): "ltr" | "rtl" =>
  locales.find((known) => known.tag === tag)?.dir ?? "ltr";
