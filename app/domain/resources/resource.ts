/** What a page of the center's help is about. */
export const resourceTopics = [
  "resume",
  "interview",
  "portal",
  "training",
  "clothing",
  "literacy",
  "homeless-services",
  "new-americans",
] as const;
export type ResourceTopic = (typeof resourceTopics)[number];

/** The words of a page in one language. `body` is Markdown. */
export interface ResourceText {
  locale: string;
  title: string;
  body: string;
  /** When the help is there, as the center words it: "Mondays, 3 to 5 PM". */
  hours: string | null;
}

/** The largest page, in bytes of UTF-8. */
export const mostBodyBytes = 100_000;

/** How many weeks before an event a step of the readiness list may come. */
export const mostWeeksBefore = 12;

/** As many steps as a visitor still reads beside an event. */
export const mostReadinessSteps = 8;

/**
 * The words for a reader: in their language, else in the center's, else in whichever there is. Null where there are
 * none.
 */
export function textFor<Text extends { locale: string }>(
  texts: readonly Text[],
  asked: string,
  ofCenter: string,
): Text | null {
  const find = (locale: string) => texts.find((text) => text.locale === locale);
  return find(asked) ?? find(ofCenter) ?? texts[0] ?? null;
}
