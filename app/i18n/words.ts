import { compile } from "./compile";
import en from "./en.json";
import es from "./es.json";
import fa from "./fa.json";
import hy from "./hy.json";
import ko from "./ko.json";
import { type Locale, localeTags, spokenOr } from "./locales";
import { type Messages, type Words, wordsOf } from "./speak";
import tl from "./tl.json";
import zhHant from "./zh-Hant.json";

/** Every language's messages. A browser gets none of this module: what needs words there is handed its own. */
export const catalogues: Readonly<Record<Locale, Messages>> = { en, es, ko, "zh-Hant": zhHant, hy, tl, fa };

const spokenWords = new Map<Locale, Words>(
  localeTags.map((tag) => [tag, wordsOf(tag, [catalogues[tag], en], compile)]),
);

const english = wordsOf("en", [en], compile);

/** The words of a language, English where it is not spoken here. */
export const wordsIn = (locale: string): Words => spokenWords.get(spokenOr(locale)) ?? english;
