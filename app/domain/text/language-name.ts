import { remembered } from "./remembered";

const namesIn = remembered((locale: string) => new Intl.DisplayNames(locale, { type: "language" }));

/** A language's name (CLDR), in the reader's language; its tag where it has none. */
export const languageName = (tag: string, locale = "en"): string => namesIn(locale).of(tag) ?? tag;
