/** Languages that a patron may ask for, by BCP 47 tag, each named in itself, in the order of the center's public. */
export const patronLanguages = [
  { tag: "en", name: "English" },
  { tag: "es", name: "Español" },
  { tag: "ko", name: "한국어" },
  { tag: "zh-Hant", name: "繁體中文" },
  { tag: "hy", name: "Հայերեն" },
  { tag: "tl", name: "Tagalog" },
  { tag: "fa", name: "فارسی" },
  { tag: "ru", name: "Русский" },
  { tag: "vi", name: "Tiếng Việt" },
  { tag: "ja", name: "日本語" },
  { tag: "th", name: "ไทย" },
  { tag: "km", name: "ខ្មែរ" },
  { tag: "hi", name: "हिन्दी" },
] as const;

/** A language's name in itself; its tag where it is none that a patron may ask for. */
export const ownLanguageName = (tag: string): string =>
  patronLanguages.find((known) => known.tag === tag)?.name ?? tag;
