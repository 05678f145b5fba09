/**
 * For an element whose text somebody wrote in another language than the page's: a screen reader changes its voice, and
 * the text keeps its direction. Nothing where it is the page's own.
 */
export const inLanguage = (language: string | undefined, ofPage: string) =>
  language === undefined || language === ofPage ? {} : { lang: language, dir: "auto" as const };
