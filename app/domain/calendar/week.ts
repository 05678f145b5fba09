import { intlTag } from "~/app/domain/text/formats";

/** Days of the week as `Date` counts them: 0 is Sunday. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;

const sunday = 0;
const monday = 1;
const saturday = 6;

/** Regions whose weeks do not begin on Monday, of those that a center's language may lead to (CLDR 46, weekData). */
const beginsOn: Readonly<Record<string, Weekday>> = {
  US: sunday,
  CA: sunday,
  MX: sunday,
  PR: sunday,
  PH: sunday,
  KR: sunday,
  TW: sunday,
  HK: sunday,
  JP: sunday,
  TH: sunday,
  KH: sunday,
  IN: sunday,
  IR: saturday,
};

/** Where a language without a region is spoken most (CLDR, likelySubtags). */
const likely: Readonly<Record<string, string>> = {
  ko: "KR",
  zh: "TW",
  fa: "IR",
  ja: "JP",
  th: "TH",
  km: "KH",
  hi: "IN",
};

/** The day that weeks begin on where a locale is spoken: Sunday for English of the United States. */
export function firstWeekday(locale: string): Weekday {
  const tag = intlTag(locale);
  const [language = ""] = tag.split("-");
  const region = /-([A-Z]{2})(?:-|$)/.exec(tag)?.[1] ?? likely[language];
  return (region === undefined ? undefined : beginsOn[region]) ?? monday;
}

/** The days of a week in the order of the locale. */
export function weekdaysFrom(first: Weekday): number[] {
  return Array.from({ length: 7 }, (_, n) => (first + n) % 7);
}
