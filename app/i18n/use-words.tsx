import { createContext, type ReactNode, useContext } from "react";
import { form, frame } from "./en.json";
import type { Locale } from "./locales";
import { asItStands, type Words, wordsOf } from "./speak";

/** Where no page provides words, as on the door, which speaks English: those of the parts that all pages share. */
const shared = wordsOf("en", [{ form, frame }], asItStands);

const Spoken = createContext<Words>(shared);

/** Where the server finds the words of a page's language. A browser has none but those it was handed. */
export const WordsSource = createContext<(locale: Locale) => Words>(() => shared);

/** The language of a page whose loaders were not run: the server's own finding, null where it found none. */
export const FoundLocale = createContext<Locale | null>(null);

/** Gives what stands in it the words of a language. */
export function WordsProvider({ words, children }: { words: Words; children: ReactNode }) {
  return <Spoken.Provider value={words}>{children}</Spoken.Provider>;
}

/** Speaks another language than the page within it, as a patron's ticket does on a page of staff. */
export function SpokenIn({ locale, children }: { locale: Locale; children: ReactNode }) {
  return <WordsProvider words={useContext(WordsSource)(locale)}>{children}</WordsProvider>;
}

/** The words of the page's language. */
export const useWords = (): Words => useContext(Spoken);
